# Who takes part in an inspection, and when it is over

told-removed = You no longer take part in the inspection of { $unit } on { $date }. What you have entered is kept.
told-removed-unit = You no longer take part in the inspection of { $unit } on { $date }. What you have reported is kept.
told-member-removed = { $name } no longer takes part in the inspection of { $unit } on { $date }.
told-inspection-closed = The inspection of { $unit } on { $date } is closed. Its papers and evidence are kept for reference.
told-inspection-closed-unit = The inspection of { $unit } on { $date } is closed. Nothing more has to be reported here.

role-lead = team lead
role-deputy = deputy lead
role-secretary = secretary
role-member = member
role-standing_agency = standing agency
role-unit_head = head of the inspected unit
role-unit_contact = contact of the unit
role-assignee = in charge of remediation
person-with-roles = { $name } ({ $roles })
nothing-changed = Nothing has changed.

team-unknown-person = This person no longer has that role in the inspection. Nothing has changed.
team-last-lead = A team must have a lead. Please make somebody else the lead first (“role”).
team-last-of-unit = The inspected unit must keep at least one person who speaks for it. Please name somebody else first.

## Leaving an inspection

command-leave = take somebody off an inspection, or leave it
leave-whom = Who is to leave the inspection of { $unit } ({ $date })?
leave-myself = I am leaving
leave-to = Who takes over from { $name }: { $work }?
leave-points = points of remediation { $numbers }
leave-no-taker = Nobody can take over: { $work }. Please add somebody first.
leave-why = Please say why { $name } leaves the inspection. The person is told, and it stays in the log.
leave-why-self = Please say why you are leaving. The lead is told, and it stays in the log.
leave-sure = Take { $name } off the inspection of { $unit } ({ $date })?
leave-sure-self = Leave the inspection of { $unit } ({ $date })?
leave-sure-self-unit = Leave the inspection of { $unit } ({ $date })?
leave-ends = Nothing of this inspection can be read or entered any more; unused invitations end
leave-keeps = What has been entered is kept
leave-goes-to = Goes to { $name }: { $work }
leave-yes = Yes, leave
leave-no = Leave it as it is
leave-done = ✓ { $name } no longer takes part in the inspection of { $unit } ({ $date }).
leave-changed = What is open has just changed, so nothing was done. Please begin again with “leave”.
told-reason = Reason: { $reason }
told-member-left = { $name } has left the inspection of { $unit } on { $date }.

## Roles

command-role = give somebody another role in an inspection
role-whose = Whose role in the inspection of { $unit } ({ $date }) is to change?
role-which = Which role is { $name } to have?
role-sure = Change { $name } from { $from } to { $to }?
    What the old role allowed ends at once. What was entered and the areas assigned stay.
role-yes = Yes, change
role-done = ✓ { $name }: { $role }.
role-has-it = This person has that role already. Nothing has changed.
role-areas-open = The new role enters no answers. Please hand the areas over first.
told-role = Your role in the inspection of { $unit } on { $date } is now: { $role }.
told-role-unit = Your role in the inspection of { $unit } on { $date } is now: { $role }.
told-member-role = { $name } is now { $role } instead of { $from } in the inspection of { $unit } on { $date }.
