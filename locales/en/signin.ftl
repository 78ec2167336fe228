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
button-step-up-passkey = Confirm with a passkey
button-step-up-again = Send a new code to { $channel }
button-step-up-way = Send a code to { $channel }
