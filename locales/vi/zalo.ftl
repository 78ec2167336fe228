# What only Zalo needs: it has neither files nor edits.

zalo-resent = (gửi lại)
