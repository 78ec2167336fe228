# Re-inspection (phúc tra): whether what was found the last time has been remedied.

## The form made of the open points

reinspection-form-title = Re-inspection of what had to be remedied
reinspection-question = Remediation of point { $number } “{ $text }”
reinspection-verdict-remedied = Remedied
reinspection-verdict-partly = Partly remedied
reinspection-verdict-not_remedied = Not remedied
reinspection-finding-partly = Only partly remedied since the last inspection: { $text }
reinspection-finding-not_remedied = Not remedied since the last inspection: { $text }

## Opening one

button-reinspect = Open a re-inspection
button-reinspect-open = Open it
button-reinspect-later = Not yet
reinspect-ask-unit = The open points belong to several units. Which unit is to be re-inspected?
reinspect-ask-day = On which day is { $unit } re-inspected? For example { $example }. Type “cancel” to stop.
reinspect-title = Re-inspection of { $unit } on { $date }
reinspect-points = To be verified: { $count }
reinspect-people = By:
reinspect-later = No re-inspection was opened.
reinspect-done = ✓ The re-inspection of { $unit } on { $date } is open. The team and the unit are told. Type “areas” to see your part.
reinspect-not-enrolled = Not enrolled yet: { $names }. The administrator of the system can give them an invitation.
reinspect-refused-not_found = There is no such inspection. Nothing has changed.
reinspect-refused-not_allowed = A re-inspection is opened by the team lead, the deputy, the secretary or the standing agency. Nothing has changed.
reinspect-refused-nothing_open = There is no open point left to re-inspect. Nothing has changed.
reinspect-refused-no_lead = The team has no lead in the system any more. Nothing has changed.
reinspect-refused-under_way = A re-inspection of this unit is open and not concluded. Nothing has changed. Type “areas” to see it.
reinspect-refused-before_the_conclusion = The day cannot be before the conclusion ({ $date }). Nothing has changed.
reinspect-refused-too_far = This day is too far away. Please choose a nearer one. Nothing has changed.
reinspect-refused-unit_ended = { $unit } no longer exists on this day. Please move its points to the unit that took over first. Nothing has changed.
told-reinspection = The re-inspection of { $unit } on { $date } is open. To be verified: { $count }.
told-reinspection-member = You are assigned to the re-inspection of { $unit } on { $date }. To be verified: { $count }. Type “areas” to begin.
told-reinspection-unit = The team will re-inspect { $unit } on { $date }. To be verified: { $count }. Please have the documents at hand.

## What it found

remedy-detail-reinspection = Re-inspection on { $date }
remedy-detail-reinspected = Re-inspection on { $date }: { $found }
