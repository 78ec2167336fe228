# What only Zalo needs: it has neither files nor edits.

zalo-file-link = Tải tệp { $name } ({ $size }):
    { $url }
    Đường liên kết dùng được đến { $time } ngày { $date }. Đề nghị không chuyển tiếp cho người khác.
zalo-resent = (gửi lại)
