# Forms beyond one plain question: repeats, long lists, notes, the unit's own report, working together,
# bringing a new form.

## Asking

question-position-entry = Question { $number }/{ $total }, { $entry }.
question-range = From { $from } to { $to } in steps of { $step }.
question-no-choice = No option fits the answers given so far. This question may be skipped.
question-many-choices = { $count } options: press a button, or type the number, the name or its first letters.
question-reported = Reported by the unit: { $value }
question-previous = Last inspection ({ $date }): { $value }
question-returned = Sent back by the head of the team: { $comment }
button-confirm-reported = Confirm { $value }
button-page-before = ‹ Options before
button-page-after = More options ›
edit-which-entry = Question { $number } stands in several entries. Please type which, for example: edit { $numbers }.

## Repeats

repeat-none = Nothing recorded yet. Is there anything to record?
repeat-so-far = { $count ->
    [one] 1 entry recorded. One more?
   *[other] { $count } entries recorded. One more?
}
repeat-how-to = To change or remove one, type “edit 1” or “delete 1”.
repeat-choose = Please press one of the buttons above, or type “edit” or “delete” and the number of an entry.
repeat-no-such = There is no such entry (there are { $count } now).
repeat-full = No more entries can be added.
repeat-remove = Remove { $entry } ({ $summary }) with its answers?
repeat-removed = ✓ { $entry } removed.
repeat-delete-where = An entry can be removed from the list of entries (behind the last one).
button-repeat-first = Yes, add the first
button-repeat-more = Add one more
button-repeat-none = None
button-repeat-done = No more, go on
button-remove = Remove
button-keep-it = Keep it

## Notes and days

note-saved = ✓ Note on question { $number }: { $note }
note-removed = ✓ Note on question { $number } removed.
note-nothing-yet = There is no answer yet to make a note on.
note-unanswered = Question { $number } has no answer yet, so no note can be made on it.
annotate-title = Question { $number }. { $label }: { $value }
annotate-note = Note: { $note }
annotate-as-of = Figure as of { $date }
annotate-ask = Please send the note, or press a button.
as-of-ask = As of which day is the figure? For example 15/9/2020.
as-of-future = Not stored: the day of a figure cannot be after today.
as-of-saved = ✓ Question { $number }: figure as of { $date }.
as-of-removed = ✓ Question { $number }: figure of the common period.
button-as-of = Day of the figure
button-as-of-remove = Common period
button-note-remove = Remove the note
button-leave = Leave as it is

## Review

review-warned = Unusual figures, explained: { $numbers }.
review-differing = Different from the unit's own report: { $numbers }.
review-hidden = Answers hidden because they are no longer asked: { $numbers }.
review-returned = The head of the team says: { $reason }
button-review-repeat = { $label }: { $count } entries

## The unit's own report

button-submit-self-report = Send the self-inspection report
self-report-done = The self-inspection report on { $area } has been sent to the team. Thank you.
self-report-closed = The unit has sent its self-inspection report on this area.
self-report-late = The day of the visit has passed; no self-inspection report is taken any more.

## Working together

answer-overtaken = { $name } has just answered this question: { $theirs }. Keep that answer or replace it with { $yours }?
answer-overtaken-unit = { $name } has just answered this question: { $theirs }. Keep that answer or replace it with { $yours }?
answer-kept-theirs = { $name } has just answered this question: { $value }. That answer stays.
answer-kept-theirs-unit = { $name } has just answered this question: { $value }. That answer stays.
button-keep-theirs = Keep { $value }
button-take-mine = Replace with { $value }
detail-state = State: { $state } · { $members }
detail-reported = reported by the unit: { $value }
detail-explained = explanation: { $explanation }
detail-returned = sent back
button-view-area = See: { $area }
button-approve = Approve
button-give-back = Send back
button-reopen = Reopen
button-hand-over = Give to somebody else
button-differences = Different from the unit's report ({ $count })
steer-not-allowed = Only the head and deputy head of the team can do this.
steer-concluded = The inspection is concluded, so the area is not sent back or reopened any more. If a figure is wrong, type “correct”.
steer-not-possible = This is not possible in the present state of the area.
steer-approved = ✓ { $area } approved.
steer-returned = { $count ->
    [one] ✓ { $area } sent back: 1 question.
   *[other] ✓ { $area } sent back: { $count } questions.
}
steer-returned-whole = ✓ { $area } sent back.
steer-reopened = ✓ { $area } reopened.
steer-handed-over = ✓ { $area } given to { $name }.
return-which = Which questions of { $area } are to be sent back? Type their numbers, for example 9, 12; or one question a line with a comment, for example “9: figures as of 15/9”. Type “all” to send the whole area back.
return-comment = { $count ->
    [one] What should the member know about this question?
   *[other] What should the member know about these { $count } questions?
}
return-comment-whole = What should the member know?
return-numbers = The numbers were not understood. { $problem }
reopen-reason = Why is { $area } to be reopened?
hand-over-to = To whom is { $area } given?
hand-over-how = Is { $name } to replace those in charge or to work with them?
button-instead = Replace
button-together = Together
told-returned = The head of the team has sent back { $area } ({ $unit }):
told-returned-line = Question { $number }: { $comment }
told-reopened = The head of the team has reopened { $area } ({ $unit }): { $reason }
told-approved = The head of the team has approved { $area } ({ $unit }).
told-handed-over = You are in charge of { $area } ({ $unit }).
told-taken-over = { $area } ({ $unit }) has been given to { $name }.
told-submitted = { $name } has handed in { $area } ({ $unit }).
told-self-report = { $unit } has sent its self-inspection report on { $area }.
button-open-area = Open the area
differences-title = Different from the unit's own report
differences-line = { $area }, question { $number }. { $label }: reported { $reported }, found { $found }
differences-none = No figure differs from the self-inspection report.
status-self-reported = the unit has sent its self-inspection report
menu-self-report = Self-inspection report: { $area }
self-report-status-draft = being filled in
self-report-status-submitted = sent

## Bringing a form

form-received = { $file } has arrived. The form is being checked.
form-unnamed = form
form-unreachable = { $file } could not be fetched. Please send it again.
form-unreadable = { $file } cannot be read: { $why }.
form-why-too_large = it is larger than a form can be
form-why-not_a_workbook = it is no Excel workbook (.xlsx)
form-why-sheet_too_large = a sheet has too many rows or columns
form-why-unsafe = it has unsafe content
form-mistakes = { $count ->
    [one] { $file }: 1 mistake, not imported
   *[other] { $file }: { $count } mistakes, not imported
}
form-row = row { $row }
form-unchanged = The form { $title } ({ $id }, version { $version }) is the version in use. Nothing changes.
form-checked = { $title } ({ $id }, version { $version }): no mistakes
form-summary = { $questions } questions · areas: { $areas } · languages: { $languages } · rules: { $rules }
form-no-areas = none
form-notices = Notes ({ $count }):
form-complaints = Found by trying it ({ $count }):
form-undecided = Could be tried in part only, nothing concluded ({ $count }):
form-new = This is a new form.
form-changes = Against version { $version } ({ $count } changes):
form-publish-ask = Publish this version? Inspections under way keep theirs; those created from now on use the new one.
button-publish = Publish
button-publish-anyway = Publish all the same
button-do-not-publish = Do not publish
form-published = ✓ { $title }, version { $version }, is published.
form-published-again = ✓ { $title }, version { $version }, is in use again. Inspections created from now on use it.
form-in-use = { $title }, version { $version }, is in use already. Nothing has changed.
form-dropped = Not published. Please send the file again when it is corrected.
form-gone = This draft has been published or dropped. Please send the file again if needed.

## In documents

beside-as-of = as of { $date }
