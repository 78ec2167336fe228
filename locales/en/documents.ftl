# The workbook and the other papers of an inspection (minutes, notice of conclusion, remediation report).

## Workbook

sheet-figures = Figures
sheet-findings = Shortcomings, observations
sheet-recommendations = Recommendations
sheet-column-id = Indicator id
sheet-column-state = State
sheet-column-source = Source
sheet-column-review = Review
sheet-column-previous = Inspection before
sheet-column-days-late = Working days late
sheet-column-account-day = Reported on
sheet-column-files = Files handed in
sheet-column-verdict = Verdict of the team
sheet-column-verdict-day = Verdict on
sheet-remediation = Remediation
sheet-source-on-site = Found on site
sheet-source-self-report = Reported by the unit
sheet-returned = Sent back: { $comment }
sheet-verdict-accepted = Remedied
sheet-verdict-rejected = To be continued
sheet-column-days = Days
sheet-column-basis = Legal basis
sheet-column-rules = Rules
sheet-column-decided = Decision
sheet-column-addressee = Addressee
sheet-column-for-findings = For shortcoming no.
sheet-yes = Yes
sheet-state-answered = Answered
sheet-state-not-available = No data
sheet-area-draft = In progress
sheet-area-submitted = Handed in
sheet-area-returned = Sent back
sheet-area-approved = Approved
sheet-observation = Observation
sheet-decided = Confirmed by the lead
sheet-undecided = Awaits the lead
sheet-addressee-unit = Inspected unit
sheet-addressee-department = Department
sheet-addressee-province = Province

## Common

document-remedy-of-section = On the finding at point { $letter }, section { $section }: { $text }
document-remedy-of-clause = On the finding at point { $letter }, clause { $clause }: { $text }
document-remedy-plain = Remedy it for good

## Minutes

minutes-type = MINUTES
minutes-subject = Inspection of administrative reform
    in { $year } at { $unit }
minutes-file-title = Minutes of the inspection of administrative reform in { $year } at { $unit }
minutes-subject-reinspection = Re-inspection of administrative reform
    in { $year } at { $unit }
minutes-file-title-reinspection = Minutes of the re-inspection of administrative reform in { $year } at { $unit }
minutes-blank = ………………………………………
minutes-blank-lines =
    ……………………………………………………………………………
    ……………………………………………………………………………
    ……………………………………………………………………………
minutes-blank-time = ……:……
minutes-start = Beginning: { $time }, { $date }.
minutes-place = Place: { $place }.
minutes-chair = Chair: { $person }, { $role }.
minutes-secretary = Secretary (keeper of the minutes): { $person }.
minutes-attendance = PRESENT
minutes-team = Inspection team
minutes-unit = For { $unit }
minutes-results = CONTENTS AND RESULTS OF THE INSPECTION
minutes-recommendations = RECOMMENDATIONS OF THE TEAM
minutes-opinion = OPINION OF THE INSPECTED UNIT
minutes-stance-accepted = { $unit } agrees with the minutes and accepts the opinions of the team.
minutes-stance-accepted_partly = { $unit } agrees with the minutes in part and states:
minutes-stance-disagreed = { $unit } does not agree with the minutes and states:
minutes-closing =
    The meeting ended at { $time }, { $date }. The minutes are made in two copies of equal value, one for each side; they were read out to those present, who agreed and signed./.
minutes-signer-unit = FOR THE INSPECTED UNIT
minutes-signer-secretary = SECRETARY
minutes-file = File: records office, dossier

## Notice of conclusion

conclusion-type = NOTICE
conclusion-subject = Conclusion of the inspection of administrative reform
    in { $year } at { $unit }
conclusion-file-title = Notice of conclusion of the inspection of administrative reform in { $year } at { $unit }
conclusion-subject-reinspection = Conclusion of the re-inspection of administrative reform
    in { $year } at { $unit }
conclusion-file-title-reinspection = Notice of conclusion of the re-inspection of administrative reform in { $year } at { $unit }
conclusion-opening =
    On the results of the inspection of administrative reform at { $unit } on { $date } and the opinion of the inspected unit, the head of the inspection team concludes:
conclusion-strengths = Results achieved
conclusion-causes = Causes and responsibility
conclusion-responsibility = { $head } is responsible for having the causes of the findings at { $unit } and the responsibility of those involved made clear.
conclusion-requirements = What { $unit } is required to do
conclusion-no-requirement = { $unit } is to build on the results achieved.
conclusion-follow-up = Carrying out
conclusion-agency = Department of Home Affairs
conclusion-report =
    { $unit } reports what it has remedied, with proof, to { $organization } (through { $agency }) when the periods above have ended
conclusion-report-by =
    { $unit } reports what it has remedied, with proof, to { $organization } (through { $agency }) by { $date }
conclusion-agency-duty = { $agency } follows up what { $unit } does and reports the result to { $organization }
conclusion-closing =
    This is the conclusion of the inspection of administrative reform in { $year } at { $unit }; the unit and the bodies concerned are to carry it out in earnest./.

## Remediation report

remedied-subject = What has been remedied after the inspection
    of administrative reform in { $year }
remedied-file-title = Report on what { $unit } has remedied after the inspection of administrative reform in { $year }
remedied-team = Inspection team for administrative reform { $year }
remedied-opening =
    On the notice of conclusion of the inspection of administrative reform in { $year } of { $date }, { $unit } reports what it has remedied:
remedied-opening-numbered = 
    On the notice number { $number } of { $date } by the inspection team, the conclusion of the inspection of administrative reform in { $year }, { $unit } reports what it has remedied:
remedied-overview = OVERVIEW
remedied-overview-text =
    The notice of conclusion of { $concluded } names { $total } points to remedy. As of { $today }: confirmed as remedied { $done }; reported and awaiting confirmation { $handedIn }; not completed { $owed }, of which overdue { $late }.
remedied-points = RESULTS POINT BY POINT
remedied-requirement = Required: { $text }
remedied-due = Due: { $date }
remedied-responsible = Responsible: { $person }
remedied-moved = Passed on to { $unit }
remedied-no-account = The unit has not reported yet
remedied-account = Done ({ $date }): { $text }
remedied-evidence = Proof: files sent: { $count }
remedied-awaits = Awaits confirmation by the team
remedied-accepted = Confirmed by the team ({ $date })
remedied-rejected = The team asks for more ({ $date })
remedied-verdict-reason = { $verdict }: { $reason }
remedied-open = NOT COMPLETED, REQUESTS
remedied-late = overdue by { $days } working days
remedied-objection = the unit objects: { $reason }
remedied-extension = the unit asks for time until { $date }: { $reason }
remedied-closing =
    This is the report on what { $unit } has remedied after the inspection of administrative reform in { $year }, submitted to { $organization }./.
remedied-signer-committee = FOR THE PEOPLE’S COMMITTEE
remedied-signer-chair = CHAIR
remedied-signer = HEAD OF THE UNIT
remedied-file = File: records office
remedied-attached = (Attached to report no.        /{ $symbol } of { $unit })
remedied-table-title = SUMMARY OF WHAT HAS BEEN REMEDIED
remedied-column-account = Done
remedied-state-assigned = Not begun
remedied-state-contested = Objected to
remedied-state-in_progress = In progress
remedied-state-submitted = Awaits confirmation
remedied-state-accepted = Remedied
remedied-state-rejected = Goes on
remedied-state-closed = Remedied, closed
remedied-state-unresolved = Closed, not remedied
remedied-state-late = { $state }; overdue by { $days } working days

## Talking about papers

paper-inspection_report = Inspection report
paper-inspection_minutes = Minutes of the inspection
paper-conclusion_notice = Notice of conclusion
paper-remediation_report = Remediation report
paper-building = Building: { $title }…
paper-ready-pdf = { $title } (draft, pages: { $pages }).
paper-ready-docx = { $title } (draft, Word file to edit).
paper-ready-xlsx = Excel workbook: figures, shortcomings, recommendations.
paper-other-forms = Other forms:
paper-failed = The document could not be built. No figure has changed. Please try again; if it fails again, tell the administrator.
paper-failed-character = The document could not be built: the character “{ $character }” in “{ $context }” cannot be printed. Please change that text and build it again.
paper-nothing-assigned = There is nothing to remedy yet: the notice of conclusion is not out or names no shortcoming.
button-word = Word file
button-excel = Excel workbook
button-report-en = English version
button-report-vi = Vietnamese version
button-minutes = Minutes
button-conclusion = Notice of conclusion
button-remediation-report = Remediation report
ask-minutes-start = When did the meeting begin? For example: 8:00
ask-minutes-end = When did the meeting end? For example: 11:30. Type “skip” if it has not ended.
ask-minutes-place = Where was the meeting?
ask-minutes-others = Besides the people on the list, who took part for { $unit }? One person a line. Type “skip” if there was nobody.
ask-minutes-stance = What does { $unit } say to the minutes?
ask-minutes-opinion = Please write down the opinion of { $unit }. Type “skip” if there is nothing to add.
button-minutes-at-unit = Office of { $unit }
button-minutes-keep = Keep: { $value }
button-stance-accepted = Agrees
button-stance-accepted_partly = Agrees in part
button-stance-disagreed = Does not agree
button-skip-answer = Skip
button-minutes-build = Build the minutes
button-minutes-change = Change what the minutes say
ask-minutes-time-wrong = This time was not understood. Please give hour and minute, for example 8:00 or 14:30.
ask-minutes-time-order = The end ({ $end }) must be after the beginning ({ $start }). Please give it again.
ask-minutes-told-title = For the minutes: { $unit }
ask-minutes-told-time = Time: { $start } to { $end }
ask-minutes-told-place = Place: { $place }
ask-minutes-told-others = Others present: { $people }
ask-minutes-told-stance = Opinion of the unit: { $stance }
ask-minutes-told-none = not told yet
ask-minutes-only-lead = The minutes are made by the secretary or the lead.
ask-conclusion-only-lead = The draft of the notice of conclusion is for the lead and the secretary.
