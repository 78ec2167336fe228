# What only Zalo needs: it has neither files nor edits.

zalo-file-link = Download { $name } ({ $size }):
    { $url }
    The link works until { $time } on { $date }. Please do not pass it on.
zalo-resent = (sent again)
