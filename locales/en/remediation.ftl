# Remediation, in English.

## What is due, and when

remedy-point = Point { $number }/{ $total }
remedy-due = Due: { $date } ({ $left })
remedy-left = { $days } working days left
remedy-left-today = today
remedy-left-over = { $days } working days over
remedy-state-assigned = not taken note of yet
remedy-state-contested = objected to by the unit
remedy-state-in_progress = in progress
remedy-state-submitted = waiting for confirmation
remedy-state-accepted = result confirmed
remedy-state-rejected = to be completed
remedy-state-closed = closed

## Messages to the unit

remedy-in-place-of = { $name } could not be reached. Please pass the following on.
remedy-said-late = This message should have come earlier; we are sorry for the delay.
remedy-assign = To the unit. Point { $number }/{ $total } to be remedied, notice of conclusion of { $date }:
remedy-recommendation = Recommendation: { $text }
remedy-how = Please report the result with the buttons below, or send photos as evidence.
remedy-several = To the unit. There are { $count } points to be remedied:
remedy-several-how = Please choose a point to report its result, to ask for more time or to see its details.
remedy-copy-head = Dear { $name }, no result has been received yet from your unit about the following:
remedy-copy-lead = Dear { $name }, no result has been received yet from { $unit } about the following:
remedy-copy-contact = Contact of the unit: { $names }
remedy-copy-no-contact = The unit has no contact in the system yet.
remedy-copy-how = We kindly ask for your attention. If more time is needed, an extension can be asked for.
remedy-copy-how-lead = You can see the details, grant more time or have somebody else put in charge.
remedy-last-report = Last report ({ $date }): { $text }
remedy-last-report-none = No report yet.
remedy-report-no-words = (files only)

remedy-event-accept = The team has confirmed your result. Thank you.
remedy-event-reject = The team asks you to complete the result: { $text }
remedy-event-close = This point is closed. Thank you.
remedy-event-closeUnresolved = This point is closed as not remedied. Reason: { $text }
remedy-event-upheld = The team accepts your objection; this point need not be remedied any more. { $text }
remedy-event-overruled = The team has considered your objection; this point still has to be remedied. { $text }
remedy-event-grantExtension = The team grants more time. New due date: { $date }.
remedy-event-refuseExtension = The team does not grant more time: { $text } The due date remains { $date }.
remedy-event-reassign = In charge of this point: { $assignee }.
remedy-event-moveToSuccessor = This point moves to { $unit }.
remedy-event-reinspect = The re-inspection found: { $text }.

## Messages to the team

remedy-event-submit = { $unit } reports point { $number }/{ $total } as remedied:
remedy-event-submit-text = Result: { $text }
remedy-event-evidence = Evidence: { $count } files.
remedy-event-requestExtension = { $unit } asks for more time for point { $number }/{ $total }:
remedy-event-extension-dates = Due now on { $from }, asked for until { $to }. Reason: { $reason }
remedy-event-contest = { $unit } objects to point { $number }/{ $total }:
remedy-event-contest-text = Objection: { $text }
remedy-by = Sent by: { $name }

## Buttons

button-remedy-done = Remedied
button-remedy-progress = Report progress
button-remedy-extend = Ask for more time
button-remedy-view = Details
button-remedy-take = Taken note of
button-remedy-contest = Object
button-remedy-assign = Put somebody in charge
button-remedy-confirm = Confirm as remedied
button-remedy-return = Ask for completion
button-remedy-close = Close
button-remedy-unresolved = Close as not remedied
button-remedy-grant = Grant more time
button-remedy-refuse = Do not grant
button-remedy-uphold = Accept the objection
button-remedy-overrule = Keep the point
button-remedy-send = Send to the team for confirmation
button-remedy-someone-else = Somebody else
button-remedies = Points to remedy
button-follow = Follow remediation


## Lists

remedy-list-title = Points to be remedied
remedy-list-unit = { $unit }, notice of conclusion of { $date }
remedy-list-none = There is nothing to remedy at present. Thank you.
remedy-list-how = Choose a point, or type “remedy” and its number, for example: remedy 1.
remedy-no-such = There is no point { $number }. Type “remedy” to see the list.
remedy-which = Point { $number } of which unit?
remedy-not-for-you = This is for the inspected unit.
remedy-follow-instead = Type “remediation” to follow remediation.

follow-title = Remediation
follow-none = No remediation is being followed at present.
follow-not-for-you = This is for the lead, the deputy, the secretary and the standing agency.
follow-own-instead = Type “remedy” to see the points of your own unit.
follow-weekly = Remediation this week
follow-unit = { $unit }: { $open } open, { $late } over their due date, { $submitted } waiting for confirmation
follow-to-decide = Waiting for you
follow-decide-submitted = { $unit }, point { $number }: reported as remedied
follow-decide-contested = { $unit }, point { $number }: objected to
follow-decide-extension = { $unit }, point { $number }: more time asked for until { $date }
follow-decide-accepted = { $unit }, point { $number }: confirmed, not closed yet
follow-late = Over their due date
follow-due = Due within 7 working days
follow-line = { $unit }, point { $number }: { $date } ({ $left })
follow-more = And { $count } more.
follow-how = Choose a point to see its details and to decide.

## Details

remedy-detail-state = State: { $state }
remedy-detail-assignee = In charge: { $name }
remedy-detail-extension = More time asked for until { $date }. Reason: { $reason }
remedy-detail-evidence = Evidence received: { $count } files
remedy-detail-history = History
remedy-history-line = { $date }: { $what }
remedy-history-words = { $what }: { $text }
remedy-history-assign = assigned
remedy-history-acknowledge = taken note of
remedy-history-contest = objected to
remedy-history-settleContest = objection answered
remedy-history-start = begun
remedy-history-reportProgress = progress reported
remedy-history-submit = reported as remedied
remedy-history-evidence = evidence sent
remedy-history-accept = result confirmed
remedy-history-reject = completion asked for
remedy-history-close = closed
remedy-history-closeUnresolved = closed as not remedied
remedy-history-requestExtension = more time asked for
remedy-history-grantExtension = more time granted
remedy-history-refuseExtension = more time not granted
remedy-history-extensionLapsed = request for more time lapsed
remedy-history-reassign = somebody else put in charge
remedy-history-moveToSuccessor = moved to another unit
remedy-history-reinspect = re-inspected

## Asking

remedy-ask-done = { $point }: please describe the result briefly, or send photos or files as evidence. Type “cancel” to stop.
remedy-ask-progress = { $point }: please describe the progress; photos and files may be sent too. Type “cancel” to stop.
remedy-ask-contest = { $point }: please write what the unit objects to. Type “cancel” to stop.
remedy-ask-extension-date = { $point }, due on { $date }: until which day do you ask for more time? For example { $example }. Type “cancel” to stop.
remedy-ask-extension-reason = More time until { $date }. Please write the reason.
remedy-date-moved = { $asked } is a day off, so the period ends with the next working day, { $date }.
remedy-ask-reject = { $point }: please write what is to be completed. Type “cancel” to stop.
remedy-ask-unresolved = { $point }: please write why it is closed without a result. Type “cancel” to stop.
remedy-ask-refuse = { $point }: please write why no more time is granted. Type “cancel” to stop.
remedy-ask-uphold = { $point }: please write the answer to the unit. The point will not have to be remedied any more. Type “cancel” to stop.
remedy-ask-overrule = { $point }: please write the answer to the unit. The point still has to be remedied. Type “cancel” to stop.
remedy-ask-assignee = { $point }: who is in charge?
remedy-ask-name = Please write the full name of the person in charge. Type “cancel” to stop.
remedy-evidence-received = Received { $what } as evidence for point { $number }/{ $total }. Is there anything to add?
remedy-evidence-received-short = Received { $what } as evidence for point { $number }/{ $total }.
remedy-evidence-needed = This point needs a photo or a file as evidence.
remedy-evidence-lacking = Noted. This point also needs a photo or a file as evidence: please send one. Type “cancel” to stop.
remedy-evidence-which = This file was not stored, because it is not clear which point it belongs to. Please choose the point and send it again.
remedy-evidence-kept-progress = There is no report with it yet: please write a few words on the progress.
remedy-not-text = Please answer in words or choose one of the buttons above.

## Done

remedy-done-acknowledge = ✓ Noted that the unit has taken note.
remedy-done-reportProgress = ✓ Progress stored. Thank you.
remedy-done-submit = ✓ Sent to the team for confirmation. You will hear of the result. Thank you.
remedy-done-contest = ✓ Your objection was sent to the team. Until it is answered the period runs on.
remedy-done-requestExtension = ✓ Asked for more time until { $date }. Until it is answered the due date remains { $due }.
remedy-done-accept = ✓ Result confirmed. The unit is told.
remedy-done-reject = ✓ The unit is told what to complete.
remedy-done-close = ✓ This point is closed.
remedy-done-closeUnresolved = ✓ Closed as not remedied.
remedy-done-grantExtension = ✓ More time granted until { $date }. The unit is told.
remedy-done-refuseExtension = ✓ No more time granted. The unit is told.
remedy-done-settleContest = ✓ The objection is answered.
remedy-done-reassign = ✓ In charge: { $name }.
remedy-done-start = ✓ Noted.
remedy-done-moveToSuccessor = ✓ Moved to another unit.
remedy-done-reinspect = ✓ The result of the re-inspection is recorded.
remedy-invite = Invitation code of { $name }, for one use within 72 hours: { $code }. Please pass it on to that person only.
remedy-unknown-year = The working calendar has no days off for { $year } yet; the due date may change.

## Refused, nothing changed

remedy-refused-not_found = This point was not found. Nothing has changed.
remedy-refused-not_allowed = This does not belong to your role. Nothing has changed.
remedy-refused-changed_meanwhile = This point has just been changed by somebody else; nothing more has changed. Please look again:
remedy-refused-not_possible_now = This does not fit the present state ({ $state }). Nothing has changed.
remedy-refused-reason_missing = A reason is needed. Nothing has changed.
remedy-refused-text_missing = Some words are needed. Nothing has changed.
remedy-refused-nothing_submitted = A report needs words or evidence. Nothing has changed.
remedy-refused-evidence_missing = This point needs a photo or a file as evidence. Please send it and report again. Nothing has changed.
remedy-refused-extension_pending = A request for more time is waiting for its answer. Nothing has changed.
remedy-refused-no_extension_pending = No request for more time is waiting. Nothing has changed.
remedy-refused-date_not_later = The day must be after the present due date ({ $due }). Nothing has changed.
remedy-refused-date_past = This day is over. Please choose one after the present due date ({ $due }). Nothing has changed.
remedy-refused-date_too_far = This day is too far away. Please choose an earlier one. Nothing has changed.
remedy-refused-same_assignee = This person is in charge already. Nothing has changed.
remedy-refused-same_unit = This point belongs to that unit already. Nothing has changed.
remedy-refused-unknown_person = This person does not belong to the unit in this inspection. Nothing has changed.

## Moving to the unit that took over

button-remedy-move = Move to the successor unit
button-move-one = Move this point only
button-move-all = Move all { $count } open points
move-ask-unit = { $point } of { $unit }: which unit takes over? Choose one or write its full name, such as UBND xã Nghĩa Tá. Type “cancel” to stop.
move-unit-wrong = The name must say what kind of unit it is (xã, phường, đặc khu, sở), such as UBND xã Nghĩa Tá.
move-ask-contact = { $unit } has no contact here yet. Please write the full name of its contact. Type “cancel” to stop.
move-ask-scope = Move to { $unit }. Due dates and history stay. Which points are moved?
move-ask-scope-contact = Move to { $unit }, contact { $contact }. Due dates and history stay. Which points are moved?
move-done = ✓ Point { $numbers } moved to { $unit }. Both units are told; reminders go on with the new one.
move-refused-nothing_to_move = This point is over and is not moved any more. Nothing has changed.
move-refused-contact_missing = The unit that takes over has no contact yet. Please move it again and write the name of its contact. Nothing has changed.
remedy-event-movedAway = This point was moved to { $unit }, which goes on with it. You need not report on it any more. Thank you.
