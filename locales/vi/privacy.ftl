## What people are told about their data. Read by the team and by people of the unit: it addresses nobody.
## A change of what it says needs a new NOTICE_VERSION (src/domain/personalData).

privacy-title = Thông báo về xử lý dữ liệu cá nhân
privacy-who = Cơ quan xử lý: { $agency }.
privacy-purpose = Mục đích: tổ chức cuộc kiểm tra công tác CCHC, lập văn bản kết quả, theo dõi việc khắc phục.
privacy-data = Dữ liệu: họ tên, chức vụ, đơn vị, thư điện tử, tài khoản trên các kênh đã liên kết; nội dung, ảnh (kèm thời điểm và vị trí mà máy ảnh ghi trong ảnh), tệp, ghi âm, vị trí được gửi vào đây.
privacy-monitoring = Giám sát: Hệ thống ghi nhật ký ai đã nhập, sửa, duyệt, ký, xem gì, vào lúc nào, trên kênh nào; nhật ký không sửa, không xóa được.
privacy-seen-by = Người được xem: Đoàn kiểm tra theo lĩnh vực được phân công, Trưởng đoàn, Thư ký, cơ quan thường trực CCHC, quản trị viên hệ thống; đơn vị được kiểm tra xem nội dung kết luận của mình. Tin nhắn trên Zalo, Telegram đi qua máy chủ của các nền tảng đó.
privacy-kept = Thời gian lưu: tin nhắn { $days } ngày; câu trả lời, văn bản và nhật ký của cuộc kiểm tra theo thời hạn lưu trữ hồ sơ.
privacy-rights = Quyền: được biết, xem, nhận bản sao, đề nghị sửa, hạn chế, phản đối, xóa dữ liệu của mình, khiếu nại.
privacy-contact = Liên hệ về dữ liệu cá nhân: { $officer }.
privacy-contact-secretary = Liên hệ về dữ liệu cá nhân: Thư ký đoàn kiểm tra.
privacy-no-consent = Việc xử lý phục vụ hoạt động của cơ quan nhà nước nên không cần sự đồng ý (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, Điều 19). Nút dưới đây chỉ ghi nhận là đã được thông báo.
privacy-confirmed-on = Đã được thông báo ngày { $date }.
privacy-yes = Tôi đã được thông báo
privacy-later = Để sau
privacy-again = Xem lại thông báo
privacy-thanks = ✓ Đã ghi nhận.
privacy-thanks-before = Thông báo này đã được ghi nhận trước đó.
privacy-postponed = Hệ thống chưa hỏi nội dung nào. Khi muốn bắt đầu, bấm nút dưới đây hoặc gõ “quyền riêng tư”.
privacy-not-taken = Nội dung vừa gửi chưa được lưu. Trước khi tiếp tục, đề nghị đọc thông báo sau.
