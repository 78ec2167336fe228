## One person on many channels

restored-not-taken = The system has just been restored from a backup: what you have just sent was not taken, and some of what was sent lately may be missing. Please check; this is what is open:
moved-not-taken = What you have just sent was not taken: you went on in another chat. This is what is open:

## Linking

link-how = To go on in another chat, open it and send this code there. It is good for one use within 15 minutes:
link-code = start { $code }
link-or = Or open the link:
link-address = { $channel }: { $link }
link-keep = Please do not pass this code on.
link-is-it-you = Link this chat with the account of { $name }?
link-yes = Yes, link it
link-no = This is not me
link-press-a-button = Please choose one of the two buttons: “Yes, link it” or “This is not me”.
link-declined = This chat was not linked.
link-done = ✓ This chat is linked with the account of { $name }.
link-elsewhere = Your account has just been linked with { $channel }. If this was not you, type “settings” to remove that channel and tell the administrator.
link-other-person = This chat is the account of { $name } and takes no code of anybody else. To change that, type “settings”, remove this channel and send the code again.

## Settings

settings-title = Settings
settings-language = Language: English
settings-order = Messages go to: { $channels }
settings-order-then = , else { $channel }
settings-email = E-mail: { $address }
settings-email-none = E-mail: none
settings-accounts = Linked channels:
settings-account-this = (this one)
settings-account-unreachable = (takes no messages)
settings-account-devices = ({ $count } devices signed in)
settings-switch-language = Tiếng Việt
settings-language-set = ✓ The language is English now.
settings-prefer = Prefer { $channel }
settings-preferred = ✓ { $channel } comes first now.
settings-remove = Remove { $channel }
settings-remove-account = Remove { $channel }: { $name }
settings-remove-sure = Remove { $channel } from the account? Nothing will be sent there any more.
settings-remove-web-sure = Sign the web chat out on all devices? What was said is kept for the next time you sign in.
settings-remove-last = This is the only channel. Once it is removed, only a new invitation by the secretary leads back in.
settings-remove-yes = Yes, remove
settings-remove-no = Keep
settings-removed = ✓ { $channel } was removed.
settings-gone = This channel is not in the account any more. Type “settings” to look again.
settings-link = Link another channel
settings-set-email = Enter an e-mail address
settings-stranger = This chat belongs to no account any more.

## E-mail address

email-ask = Please enter the e-mail address for reminders. A code will be sent there.
email-not-valid = This is no address such as name@agency.gov.vn. Please enter it again, or type “cancel” to stop.
email-off = E-mail is not switched on here. Please tell the administrator.
email-too-many = Several codes were sent already. Please try again in an hour.
email-code-sent = A code was sent to { $address }. Please enter its 6 digits; if there is no mail after some minutes, type “cancel” and check the address.
email-code-wrong = The code is not right. Please enter the 6 digits of the mail sent to { $address }, or type “cancel” to stop.
email-code-late = The code has expired. Type “settings” to enter the address again and get a new one.
email-code-given-up = Too many wrong tries: the code cannot be used any more. The address is unchanged. Type “settings” for a new code.
email-saved = ✓ E-mail saved: { $address }

## What stands in an e-mail

email-code-subject = Code to confirm your e-mail address
email-code-text = Code to confirm the e-mail address of { $name }: { $code }
    It is good for 15 minutes. If you did not ask for it, please ignore this mail.
email-subject = Message of the administrative reform inspection
email-open = Open and answer in the web chat (personal link, good for one use within 72 hours):
email-no-reply = This mail was sent automatically. Please do not reply to it, and do not pass the link on.


## Lost phone, suspended, unlinked

command-lost = lost phone: sign out everywhere else
lost-sure = Sign out everywhere else and stay signed in only here?
lost-browsers = Web chat on { $count } other devices
lost-codes = Invitations and link codes that were not used
lost-stays = Roles and what was entered stay. To use another chat again, type “link” for a code.
lost-yes = Yes, sign out
lost-done = ✓ Signed out everywhere else. For another chat type “link” for a code.
suspended = This account is suspended, so what is sent is not recorded. What was entered before is kept. Please ask the administrator.
told-restored = This account may be used again. Type “continue” to go on where you stopped.
told-access-ended = The administrator has signed this account out on all devices and chats. What was entered is kept; to come back, a new invitation is needed.
told-unlinked = The administrator has taken { $channel } off this account. What was entered is kept.
