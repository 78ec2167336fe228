# What the channels are called, and what is said about them.

channel-telegram = Telegram
channel-zalo = Zalo
channel-zalo_oa = Zalo Official Account
channel-web = the web chat
channel-email = e-mail
told-unreachable = { $name } ({ $unit }) can no longer be reached: { $channel } takes no more messages. Please ask them to open the chat again, or have the secretary send a new invitation link.
zalo-file-link = Download { $name } ({ $size }):
    { $url }
    The link works until { $time } on { $date }. Please do not pass it on.
