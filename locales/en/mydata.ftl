## A person's own data: what is held, a copy, erasure.

mydata-title = My data
mydata-person = Name: { $name }. Processed by: { $agency }.
mydata-email = E-mail: { $email }
mydata-counts = Held: { $roles } roles, { $accounts } channels, { $messages } messages, { $answers } answers given, { $evidence } pieces of evidence, { $acts } rows of the log.
mydata-how = You may have a copy of all of it, or ask for what the law lets go to be erased. To correct name or post, please ask { $officer }.
mydata-officer-secretary = the team's secretary
mydata-copy = Get a copy
mydata-erase = Ask for erasure
mydata-notice = Show the notice on data
mydata-copy-begun = Your copy is being made and will be sent here; ours is erased after { $days } days.
mydata-copy-caption = Copy of personal data
mydata-copy-failed = The copy could not be made. Please try again later.
mydata-erase-sure = Ask for your data to be erased? Chat accounts, e-mail, messages and drafts will go. Your name in papers, answers and the log of an inspection is kept under archive law.
mydata-erase-yes = Send the request
mydata-erase-no = Do not erase
mydata-erase-noted = ✓ Your request is noted. It will be answered by { $answerBy } and carried out by { $doBy }.
mydata-sheet-person = Person
mydata-sheet-roles = Roles
mydata-sheet-accounts = Channels
mydata-sheet-sessions = Web sessions
mydata-sheet-messages = Messages
mydata-sheet-answers = Answers
mydata-sheet-evidence = Evidence
mydata-sheet-remediation = Remediation
mydata-sheet-acts = Log
mydata-sheet-requests = Requests
