# Web chat: the page's own texts and the answers of its HTTP interface. What the bot says is in bot.ftl.

web-title = Administrative reform inspection
web-description = Chat with the inspection system for administrative reform
web-no-script = JavaScript is switched off. Please switch it on and reload the page.
web-skip = Go to the message box

web-log = Conversation
web-from-bot = System
web-from-me = You
web-new-messages = New messages
web-unread = Unread
web-older = Show earlier messages
web-loading = Loading…
web-typing = The system is typing…
web-empty = No messages yet. Type “start” to begin.

web-input = Message
web-input-hint = Your answer
web-send = Send
web-attach = Send a photo or file
web-camera = Take a photo
web-drop = Drop photos or files here to send them
web-place = Send where you are
web-place-text = Place: { $latitude }, { $longitude }
web-place-failed = Your position could not be found. Please switch location on and allow this page to use it.
web-digits = 123, number keys
web-buttons = Choices

web-waiting = Waiting for the network
web-sending = Sending
web-sending-part = Sending, { $percent } %
web-not-sent = Not sent
web-retry = Send again
web-discard = Discard
web-offline = No connection. Messages are kept and sent once you are back online.
web-connecting = Connecting again…
web-online = Connected again.

web-file-open = Open
web-file-download = Download
web-file-kind = { $kind } file, { $size }
web-photo-alt = Photo you sent
web-viewer-loading = Opening the file…
web-viewer-loaded = Opening the file, { $percent }% loaded
web-viewer-failed = The file could not be opened here. Please download it, or open it in a new tab.
web-viewer-page = Page { $page } of { $pages }
web-viewer-smaller = Smaller
web-viewer-larger = Larger
web-viewer-tab = Open in a new tab

web-menu = Account
web-signed-in-as = Signed in: { $name }
web-devices = Devices signed in
web-device-this = this device
web-device-unknown = Unknown device
web-device-seen = Last used { $time }
web-device-end = Sign this device out
web-sign-out = Sign out
web-sign-out-all = Sign out everywhere
web-install = Install on this device
web-close = Close
web-today = Today
web-yesterday = Yesterday

web-signed-out-title = You need your link to come in
web-signed-out = You are not signed in, or your session has ended. Please open the link that was sent to you, or ask the team's secretary for a new one. Saved answers are not lost.
web-code = Or enter the invitation code
web-code-enter = Enter
web-link-dead-title = This link does not work
web-link-dead = This link is wrong, has been used or has run out. Please ask the team's secretary for a new one. If you used it on this device before, you can go straight to the chat.
web-link-dead-open = Open the chat
web-link-preview-title = A personal link
web-link-preview = Open it in a browser to enter the inspection team's chat.
web-too-many-title = Links are not accepted for now
web-too-many = There were too many wrong tries. Please try again in an hour or ask the team's secretary.
web-not-found-title = No such page
web-not-found = The address is wrong. Please open the link that was sent to you.
web-failure-title = The system is interrupted for a moment
web-failure = Please try again in a few minutes. Saved answers are not lost.

web-error-signed-out = Your session has ended. Please open the link that was sent to you.
web-error-foreign-origin = The request came from another site and was not accepted.
web-error-bad-request = What was sent is not right. Please reload the page and send it again.
web-error-empty-text = The message is empty.
web-error-text-too-long = The message is longer than 4,096 characters. Please shorten or split it.
web-error-body-too-large = What was sent is too large.
web-error-too-slow = The connection is too slow and the message did not arrive whole. Please send it again.
web-error-unknown-button = This button is no longer in use.
web-error-no-file = No file was sent.
web-error-file-too-large = The file is larger than 10 MB. Please send a smaller one.
web-error-file-lost = This file is no longer on this device. Please discard this message and choose the file again.
web-error-file-type = Only pictures (JPEG, PNG, WebP, HEIC), PDF, Word, Excel and PowerPoint files, sound and video are taken.
web-error-file-pixels = The picture has too many pixels (50 million at most). Please send a smaller one.
web-error-too-many = Too fast. Please wait a few seconds and send it again.
web-error-busy = Many files are arriving at the moment. Please send it again in a few seconds.
web-error-not-found = Not found.
web-error-failure = The system is interrupted for a moment and what you sent was not saved. Please send it again in a few minutes.
