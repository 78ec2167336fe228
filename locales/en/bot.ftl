# Texts of the conversation, in English.

## Enrolment

start-without-code = To begin, open your invitation link or send the code you got from the team's secretary, for example: /start 7K2F…
invite-unknown = This code is wrong, used or expired. Please ask the team's secretary for a new one, or type “link” in the chat you use for another code.
invite-too-many = Too many wrong codes. Please try again in an hour or ask the team's secretary.
enrol-greeting = Hello { $name }. You take part in:
enrol-greeting-unit = Hello { $name }. You take part in:
enrol-role-areas = Inspection of administrative reform at { $unit } ({ $date }), in charge of: { $areas }
enrol-role-lead = Lead of the inspection of administrative reform at { $unit } ({ $date })
enrol-role-deputy = Deputy lead of the inspection of administrative reform at { $unit } ({ $date })
enrol-role-secretary = Secretary of the inspection of administrative reform at { $unit } ({ $date })
enrol-role-member = Member of the inspection of administrative reform at { $unit } ({ $date })
enrol-role-unit_head = Head of the inspected unit: { $unit } ({ $date })
enrol-role-unit_contact = Contact of the inspected unit: { $unit } ({ $date })
enrol-role-assignee = Responsible for remediation at { $unit } ({ $date })
enrol-role-standing_agency = Standing agency for reform, following the inspection at { $unit } ({ $date })
enrol-is-it-you = Is this right?
enrol-yes = Yes, begin
enrol-no = That is not me
enrol-press-a-button = Please choose one of the two buttons: “Yes, begin” or “That is not me”.
enrol-declined = You have not been registered. Please tell the team's secretary, who will send you your own code.
enrol-welcome = Thank you. You are registered.
enrol-welcome-unit = Thank you. You are registered.

## Menu

inspection-title = { $unit }, inspected on { $date }
menu-nothing = You are not assigned to any inspection. Please ask the team's secretary.
menu-role-lead = Role: team lead
menu-role-deputy = Role: deputy lead
menu-role-secretary = Role: secretary
menu-role-member = Role: member
menu-role-unit_head = Role: head of the inspected unit
menu-role-unit_contact = Role: contact of the inspected unit. You will get the points to remedy after the conclusion.
menu-role-assignee = Role: responsible for remediation
menu-role-standing_agency = Role: standing agency for reform
area-status-draft = in progress
area-status-submitted = submitted
area-status-returned = sent back
area-status-approved = approved
button-status = Progress
button-findings = Findings
button-summary = Compile the report

## Help

help-title = Commands (plain words work too):
help-end = Answers are saved at once; you can stop at any time.
cancelled = Stopped. What was saved is kept. Write “continue” to go on.
not-in-form = No form is open. Write “areas” to choose an assigned area.
not-understood = This was not understood. Write “areas” to choose an area or “help” for the commands.
stranger = We do not know you yet. Please open your invitation link or send the code you got from the team's secretary.
open-private = Open a private chat
only-private = The inspection is only discussed in a private chat with this service.
not-allowed = This function does not belong to your role in the inspection.
outage-begins = The system is interrupted for a moment and what you just sent is not saved yet. You will be told when it works again.
outage-over = The system works again.
failed-update = Your last message could not be handled and was not saved. Please send it again; if it fails again, tell the administrator.
asked-to-wait = This account sends too many messages at once, and the last one was not handled. Please wait { $minutes } min and send it again.

## Commands: what each is for, in the help and in a menu

command-start = see your part; with an invitation code: enrol
command-help = see the commands you can use
command-areas = choose an assigned area
command-continue = go on with an unfinished form
command-back = previous question
command-skip = skip an optional question
command-submit = submit the area you are filling in
command-edit = change the answer with this number
command-delete = remove an entry while the entries are listed
command-note = note for an answer
command-status = progress of the areas
command-summary = compiled report (PDF)
command-minutes = minutes of the inspection
command-correct = correct an answer after the conclusion
command-conclusion = draft of the notice of conclusion
command-papers = number, day and signed copies of the papers
command-template = template of the office's papers
command-findings = list of findings
command-remedy = what has to be remedied, report the result
command-remediation = follow remediation, open a re-inspection
command-calendar = days off and make-up days that deadlines are counted by
command-settings = language, channels for messages, e-mail
command-privacy = the notice on personal data
command-mydata = what is held about you, a copy, erasure
command-link = go on in another chat (Zalo, Telegram, web)
command-cancel = stop what you are doing
