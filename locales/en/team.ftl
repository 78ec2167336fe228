# Who takes part in an inspection, and when it is over

told-removed = You no longer take part in the inspection of { $unit } on { $date }. What you have entered is kept.
told-removed-unit = You no longer take part in the inspection of { $unit } on { $date }. What you have reported is kept.
told-member-removed = { $name } no longer takes part in the inspection of { $unit } on { $date }.
told-inspection-closed = The inspection of { $unit } on { $date } is closed. Its papers and evidence are kept for reference.
told-inspection-closed-unit = The inspection of { $unit } on { $date } is closed. Nothing more has to be reported here.
