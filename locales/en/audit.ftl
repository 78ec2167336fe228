# The audit log: codes sent each day, and what is wrong with it
audit-codes = Codes of the audit log up to { $date }:
audit-codes-why = Please keep this message; no answer is needed. The code proves that the log up to then was neither changed nor cut short.
audit-system-log =
    { $chain ->
        [access] Log of access
       *[other] Log of the system
    }
audit-broken = ⚠ The verification of the audit log on { $date } found something wrong
audit-broken-how = Please tell the operator of the system at once, leave everything as it is, and do not use the figures concerned until it is cleared up.
audit-bad-entry =
    Entry { $number } of the log { $reason ->
        [missing] is gone: deleted, or the end of the log was cut off
        [changed] was changed, or written without the right key
        [unlinked] does not follow the entry before it
        [outside] lies outside of the log
       *[other] is not the one whose code is kept elsewhere
    }.
audit-bad-record =
    { $kind ->
        [answer] Answer
        [revision] History of the answer
        [finding] Finding
        [remediation] Remediation
        [evidence] Evidence
        [document] Paper
        [signed] Signed paper
       *[other] Inspection
    } { $name }: { $reason ->
        [missing] the log tells of it, and it is gone
        [unlogged] it is there, and the log knows nothing of it
       *[other] not as the log tells it
    }.
audit-more-records = … and { $count } more.
