# What the channels are called, and what is said about them.

channel-telegram = Telegram
channel-zalo = Zalo
channel-zalo_oa = Zalo Official Account
channel-web = trang trò chuyện
channel-email = thư điện tử
told-unreachable = Hệ thống không còn liên lạc được với { $name } ({ $unit }): { $channel } không nhận tin nhắn nữa. Đề nghị đồng chí nhắc người này mở lại cuộc trò chuyện, hoặc báo Thư ký đoàn gửi đường liên kết mời mới.
zalo-file-link = Tải tệp { $name } ({ $size }):
    { $url }
    Đường liên kết dùng được đến { $time } ngày { $date }. Đề nghị không chuyển tiếp cho người khác.
