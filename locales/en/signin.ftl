# Second factor of those who decide.

step-up-deed-conclude = send the conclusion to the unit
step-up-deed-numberPaper = enter the number of a paper
step-up-deed-publishForm = bring a form into use
step-up-deed-removeMember = take somebody off the inspection team
step-up-deed-ownAccounts = change the chats or passkeys of the account

step-up-ask = To { $deed }, please confirm in one more step. What you have entered is kept.
step-up-code-sent = To { $deed }, please enter the code of 6 digits just sent to { $channel }. It holds for 5 minutes; what you have entered is kept.
step-up-code = Confirmation code: { $code }
    It serves only to { $deed } in { $channel }, for 5 minutes. Please give it to nobody. If this was not you, type “settings” to remove the foreign chat and tell the system administrator.
step-up-code-subject = Confirmation code
step-up-not-a-code = This step takes a code of 6 digits, or one of the buttons.
step-up-wrong = The code is not right; { $left } more tries.
step-up-dead = The code has expired, was used or was tried too often. Choose “Send a new code” to get another.
step-up-same-chat = A code counts only in another chat than the one it was sent to, so this one was not taken.
step-up-too-many = Many codes have been sent. Please try again in an hour.
step-up-way-gone = This chat takes no codes any more. Please choose another.
step-up-passkey-not = Not confirmed by a passkey yet. It works in the web chat, on the device it was made on.
step-up-stopped = This has not been done.
step-up-none = This time the system lets you { $deed } without a further confirmation, and has noted that.
step-up-impossible = The office demands a confirmation in a second chat before you { $deed }, and the account has none. This has not been done.
step-up-how = To get a second way, type “link” and open another chat, or type “settings” in the web chat to make a passkey.
step-up-link-sent = The code for a further chat was sent to your second chat. Please look for it there.
step-up-how-required = Please ask the system administrator for another invitation, and open it in another chat.
button-step-up-passkey = Confirm with a passkey
button-step-up-again = Send a new code to { $channel }
button-step-up-way = Send a code to { $channel }

## Passkeys

settings-passkey = Passkey: { $device }, made on { $date }
settings-passkey-unknown = unknown device
settings-passkey-add = Make a passkey
settings-passkey-remove = Remove passkey: { $device }
settings-passkey-removed = ✓ The passkey was removed.
settings-passkey-gone = This passkey is not part of the account any more. Type “settings” to look again.
passkey-ask = A passkey signs you in and confirms on this device, opened by finger, face or the screen lock. Choose the button below and follow the device.
button-passkey-add = Make a passkey on this device
passkey-added = ✓ The passkey was made. Type “settings” to see or remove it.
passkey-not-added = There is no new passkey. It can be made in the web chat only, with the button “Make a passkey on this device”.
web-passkey-sign-in = Sign in with a passkey
web-passkey-unsupported = This browser or address cannot use passkeys. Please use another way.
web-passkey-known = This device has a passkey already.
web-passkey-stopped = The passkey was not used. You can try again or use another way.
web-error-passkey-not_confirmed = Please confirm in your second chat before you make a passkey: type “settings” and choose “Make a passkey”.
web-error-passkey-too_many = The account has many passkeys. Please remove one that is not used, and make it again.
web-error-passkey-expired = This request has expired or was used. Please try again.
web-error-passkey-unknown = This passkey is not known here, or was removed. Please sign in with a link.
web-error-passkey-foreign = This passkey is somebody else’s and cannot be used here.
web-error-passkey-wrong = The passkey was not accepted. Please try again with finger, face or the screen lock.
web-error-passkey-copied = This passkey seems to have been copied and is used no more. Please ask the system administrator to remove it.
web-error-passkey-known = This device has a passkey already.

## The agency's own sign-in

web-agency-sign-in = Sign in with the agency’s account
web-agency-away-title = Not signed in
web-agency-away = The agency’s sign-in does not answer at present. Please try again in some minutes, or use your personal link.
web-agency-stopped-title = Not signed in
web-agency-stopped = Signing in with the agency’s account was stopped or not agreed to.
web-agency-clock-title = Not signed in
web-agency-clock = The clocks of the agency’s sign-in and of this server differ, so it cannot be accepted. Please ask the system administrator to check the clocks.
web-agency-refused-title = Not signed in
web-agency-refused = The answer of the agency’s sign-in is not valid and was not accepted. Please try again; if it stays so, tell the system administrator.
web-agency-no_claim-title = Not signed in
web-agency-no_claim = The agency’s sign-in does not tell what the account is known by. Please tell the system administrator.
web-agency-unknown-title = No account
web-agency-unknown = This account of the agency belongs to nobody in the inspection system yet. Please ask the secretary of your team or the system administrator.
web-agency-several-title = Not signed in
web-agency-several = The mail address of this account is entered for several people, so it is not known who it is. Please tell the system administrator.
web-agency-late-title = Not signed in
web-agency-late = This sign-in has expired, or was begun in another browser. Please open the chat and sign in again.
