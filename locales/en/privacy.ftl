## What people are told about their data.

privacy-title = Notice on the processing of personal data
privacy-who = Processed by: { $agency }.
privacy-purpose = Purpose: to carry out the inspection of administrative reform, to draw up its papers and to follow the remediation.
privacy-data = Data: name, post, unit, e-mail, accounts on the linked channels; whatever is sent here: words, photos (with the time and place that the camera wrote into them), files, recordings, places.
privacy-monitoring = Monitoring: a log keeps who entered, changed, approved, signed and read what, when and on which channel; it can be neither changed nor deleted.
privacy-seen-by = Seen by: members of the team for their areas, the lead, the secretary, the standing agency, the administrators; the inspected unit sees what is concluded about it. Messages on Zalo and Telegram pass through the servers of these platforms.
privacy-kept = Kept: messages { $days } days; answers, papers and log of an inspection as long as archive law says.
privacy-rights = Rights: to know, see and get a copy of one's data, to ask for correction, restriction or deletion, to object and to complain.
privacy-contact = Contact for personal data: { $officer }.
privacy-contact-secretary = Contact for personal data: the secretary of the team.
privacy-no-consent = This is processed for the work of a state agency and needs no consent (Law on Personal Data Protection 91/2025/QH15, Article 19). The button below only records that you have been told.
privacy-confirmed-on = Told on { $date }.
privacy-yes = I have been told
privacy-later = Later
privacy-again = Show the notice again
privacy-thanks = ✓ Recorded.
privacy-thanks-before = This was recorded before.
privacy-postponed = Nothing is asked for now. To begin, press the button below or type “privacy”.
privacy-not-taken = What you have just sent is not saved. Please read this notice before you go on.
