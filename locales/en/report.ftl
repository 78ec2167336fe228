# The inspection report, in English.

report-nation = SOCIALIST REPUBLIC OF VIET NAM
report-motto = Independence - Freedom - Happiness
report-type = REPORT
report-subject = Results of the { $year } inspection of administrative reform at { $unit }
report-file-title = Report on the results of the { $year } inspection of administrative reform at { $unit }
report-subject-reinspection = Results of the { $year } re-inspection of administrative reform at { $unit }
report-file-title-reinspection = Report on the results of the { $year } re-inspection of administrative reform at { $unit }
report-issuer =
    INSPECTION TEAM
    ON ADMINISTRATIVE REFORM, { $year }
report-number = No.:        /{ $symbol }
report-place-date = { $place }, … … { $year }
report-addressee-label = To
report-basis = Pursuant to { $document }
report-draft = DRAFT
report-draft-created = made at { $time } on { $date }

## Opening

report-opening =
    Under { $plan }, the inspection team on administrative reform, led by { $lead }, inspected { $unit } on { $date }.
report-opening-no-plan =
    The inspection team on administrative reform, led by { $lead }, inspected { $unit } on { $date }.
report-opening-team = Members of the team:
report-opening-unit = { $unit } was represented by { $people }.
report-opening-end = The team reports the following results:
report-person-post = { $name }, { $post }
report-person-role = { $person }: { $role }
report-person-role-areas = { $person }: { $role }, in charge of { $areas }
report-role-lead = Team lead
report-role-deputy = Deputy lead
report-role-secretary = Secretary
report-role-member = Member
report-role-standing-agency = For the standing agency of the reform
report-and = { $list } and { $last }

## I. Overview

report-overview = OVERVIEW
report-method-report-and-visit =
    Method: from the unit's own report and checks on site; the members of the team each worked on the areas assigned to them.
report-method-unannounced =
    Method: unannounced check on site; the members of the team each worked on the areas assigned to them.
report-method-report = Method: from the report and the documents supplied by the unit.
report-method-reinspection =
    Method: re-inspection of the remedies of earlier findings, from the unit's own report and checks on site.
report-method-self = Method: the unit checked itself under its own plan.
report-scope = Areas inspected ({ $count }): { $areas }.
report-period = Period of the figures: from { $from } to { $to }.
report-basis-competence = Dossier counts are of dossiers within the competence of the unit.
report-basis-reception = Dossier counts are of dossiers received by the unit, whoever decides on them.
report-see-figures = The figures in detail are in { $appendix }.
report-see-findings = The findings with their deadlines are listed in { $appendix }.
report-see-figures-and-findings =
    The figures in detail are in { $figures }, the list of findings with their deadlines in { $findings } of this report.

## II. Results

report-results = RESULTS OF THE INSPECTION
report-figure = { $label }: { $value }
report-figure-parts = { $label }: { $value }, { report-of-which } { $parts }
report-figure-part = { $label } { $value }
report-figure-rate = { $value } ({ $rate })
report-figure-no = { $label }: no
# What the label of a figure begins with that is part of the figure before it ("Of these, late").
report-of-which = of these
report-no-data-on = No data are available on: { $labels }.
report-area-rating = Rating by the team: { $rating }.
report-area-limitations = Further remarks of the member in charge: { $text }
report-area-open = The results of this area have not been handed in; figures may change.
report-area-empty = There are no results of this area yet.
report-area-see = Figures in detail: { $tables } of { $appendix }.

## III. Assessment

report-assessment = GENERAL ASSESSMENT
report-ratings = Ratings by area: { $ratings }.
report-strengths = Strengths
report-findings = Findings
report-findings-none = The inspection gave no findings.
report-findings-none-yet = There were no findings when this draft was made.
report-causes = Causes
report-observations = Points to note
report-observations-intro = The following points are not findings; the unit is asked to bear them in mind:
report-observation-advice = { $text }; advice: { $recommendation }
report-of-area = { $area }: { $text }
report-undecided = { $text } (proposed, not decided by the team lead)

## IV. Recommendations

report-recommendations = RECOMMENDATIONS
report-for-unit = To { $unit }
report-for-departments = To the departments
report-for-province = To the provincial People's Committee
report-for-unit-intro = { $unit } is asked to carry out the following; { $head } is responsible.
report-unit-head = the head of the unit
report-remedy = Remedy the findings
report-other-recommendations = Carry out the other recommendations
report-remedy-of = On the finding at point { $letter }, clause { $clause }, section { $section }: { $text }
report-remedy-responsible = { $text }; responsible: { $responsible }
report-by-date = { $text }; to be completed by { $date }
report-by-days = { $text }; to be completed within { $days } days of the notice of conclusion

## V and end

report-unit-proposals = PROPOSALS OF THE INSPECTED UNIT
report-closing =
    This is the report on the results of the { $year } inspection of administrative reform at { $unit }, submitted to { $addressee } for consideration and direction./.
report-closing-no-addressee =
    This is the report on the results of the { $year } inspection of administrative reform at { $unit }./.
report-signer = TEAM LEAD
report-recipients-label = Recipients
report-recipients-same = As above
report-recipients-team = Members of the team
report-recipients-file-prefix = File:
report-recipients-file = File: records office, inspection team

## Appendices

report-appendix = Appendix
report-appendix-number = Appendix { $number }
report-attached = (Attached to report No.        /{ $symbol } of … … { $year } of the inspection team)
report-figures-title = FIGURES OF THE INSPECTION
report-table = Table { $number }
report-table-figures = Table { $number }. { $area }: figures
report-table-contents = Table { $number }. { $area }: points inspected
report-column-number = No.
report-column-figure = Figure
report-column-unit = Unit
report-column-value = Value
report-column-note = Note
report-column-content = Point inspected
report-column-result = Result
report-column-self-reported = Reported by the unit
report-column-previous = Inspection of { $date }
report-note-differs = Differs from the unit’s report
report-chart = Chart { $number }. { $text }
report-chart-findings = Shortcomings by area and severity
report-chart-alt = Chart: { $caption }. { $bars }
report-note-approximate = Estimate
report-note-derived = Calculated
report-note-none = –: No data.
report-findings-title = FINDINGS AND DEADLINES OF THEIR REMEDY
report-column-area = Area
report-column-finding = Finding
report-column-severity = Severity
report-column-remedy = Recommended remedy
report-column-responsible = Responsible
report-column-deadline = Deadline
report-legal-basis = Basis: { $basis }
report-severity-minor = Minor
report-severity-moderate = Moderate
report-severity-serious = Serious
report-deadline-days = { $days } days after the notice of conclusion
report-deadline-open = As set in the notice of conclusion

## Digest for the team lead

report-digest-title = { $unit }, inspected on { $date }
report-digest-areas = Areas handed in: { $submitted }/{ $total }
report-digest-dossiers = Dossiers: { $parts }
report-digest-received = received { $value }
report-digest-received-online = received { $value } (online { $rate })
report-digest-resolved = resolved { $value }
report-digest-on-time = on time { $value }
report-digest-civil-servants = Civil servants in the right position: { $value }
report-digest-public-employees = Public employees in the right position: { $value }
report-digest-signed = Electronic documents signed: { $value }
report-digest-findings = Findings: { $findings } · Points to note: { $observations } · Recommendations: { $recommendations }
report-digest-no-data = No data: { $count } figures
report-digest-undecided = Waiting for the lead's decision: { $count } findings and points to note
