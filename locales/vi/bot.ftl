# Texts of the conversation. One thought a message, at most one question. In the team people are
# "đồng chí", people of the inspected unit "Anh/Chị", the unit itself "Quý đơn vị", never the other way;
# what either of them may read addresses nobody. The service calls itself "Hệ thống".

## Enrolment

start-without-code = Để bắt đầu, đề nghị mở đường liên kết mời hoặc gửi mã mời do Thư ký đoàn cung cấp, ví dụ: /start 7K2F…
invite-unknown = Mã mời không đúng, đã được sử dụng hoặc đã hết hạn. Đề nghị liên hệ Thư ký đoàn để nhận mã mời mới, hoặc gõ “liên kết” trên kênh đang dùng để lấy mã khác.
invite-too-many = Đã nhập sai mã mời nhiều lần. Đề nghị thử lại sau một giờ hoặc liên hệ Thư ký đoàn.
enrol-greeting = Chào đồng chí { $name }. Đồng chí tham gia:
enrol-greeting-unit = Kính chào Anh/Chị { $name }. Anh/Chị tham gia:
enrol-role-areas = Đoàn kiểm tra công tác CCHC tại { $unit } ({ $date }), phụ trách: { $areas }
enrol-role-lead = Trưởng đoàn kiểm tra công tác CCHC tại { $unit } ({ $date })
enrol-role-deputy = Phó Trưởng đoàn kiểm tra công tác CCHC tại { $unit } ({ $date })
enrol-role-secretary = Thư ký đoàn kiểm tra công tác CCHC tại { $unit } ({ $date })
enrol-role-member = Thành viên đoàn kiểm tra công tác CCHC tại { $unit } ({ $date })
enrol-role-unit_head = Thủ trưởng đơn vị được kiểm tra: { $unit } ({ $date })
enrol-role-unit_contact = Đầu mối của đơn vị được kiểm tra: { $unit } ({ $date })
enrol-role-assignee = Người phụ trách khắc phục tại { $unit } ({ $date })
enrol-role-standing_agency = Cơ quan thường trực CCHC theo dõi cuộc kiểm tra tại { $unit } ({ $date })
enrol-is-it-you = Có đúng không?
enrol-yes = Đúng, bắt đầu
enrol-no = Không phải tôi
enrol-press-a-button = Đề nghị chọn một trong hai nút: “Đúng, bắt đầu” hoặc “Không phải tôi”.
enrol-declined = Hệ thống chưa ghi nhận. Đề nghị báo lại Thư ký đoàn để nhận đúng mã mời của mình.
enrol-welcome = Cảm ơn đồng chí. Đồng chí đã đăng ký thành công.
enrol-welcome-unit = Cảm ơn Anh/Chị. Anh/Chị đã đăng ký thành công.

## Menu

inspection-title = { $unit }, kiểm tra ngày { $date }
menu-nothing = Hiện chưa có phân công trong cuộc kiểm tra nào. Đề nghị liên hệ Thư ký đoàn.
menu-role-lead = Vai trò: Trưởng đoàn
menu-role-deputy = Vai trò: Phó Trưởng đoàn
menu-role-secretary = Vai trò: Thư ký đoàn
menu-role-member = Vai trò: thành viên
menu-role-unit_head = Vai trò: Thủ trưởng đơn vị được kiểm tra
menu-role-unit_contact = Vai trò: đầu mối của đơn vị được kiểm tra. Hệ thống sẽ gửi nội dung cần khắc phục sau khi có kết luận kiểm tra.
menu-role-assignee = Vai trò: người phụ trách khắc phục
menu-role-standing_agency = Vai trò: cơ quan thường trực CCHC
area-status-draft = đang nhập
area-status-submitted = đã nộp
area-status-returned = được trả lại để bổ sung
area-status-approved = đã duyệt
button-status = Tiến độ
button-findings = Tồn tại, hạn chế
button-summary = Tổng hợp báo cáo

## Help

help = Các lệnh (có thể gõ bằng chữ, có dấu hoặc không dấu):
    lĩnh vực – chọn lĩnh vực được phân công
    tiếp tục – tiếp tục biểu mẫu đang nhập dở
    quay lại – về câu trước
    bỏ qua – bỏ qua câu không bắt buộc
    sửa 9 – sửa câu trả lời số 9
    tiến độ – xem tiến độ các lĩnh vực
    tồn tại – danh sách tồn tại, hạn chế; (Trưởng đoàn) gửi kết luận đến đơn vị
    tổng hợp – (Trưởng đoàn) báo cáo tổng hợp PDF
    khắc phục – (đơn vị) nội dung cần khắc phục, báo cáo kết quả
    theo dõi – (Đoàn kiểm tra, cơ quan thường trực) theo dõi khắc phục, mở phúc tra
    lịch – ngày nghỉ, ngày làm bù dùng để tính thời hạn
    cài đặt – ngôn ngữ, kênh nhận thông báo, thư điện tử
    liên kết – làm tiếp trên kênh khác (Zalo, Telegram, web)
    hủy – dừng thao tác đang làm
    Câu trả lời được lưu ngay, có thể dừng lúc nào cũng được.
cancelled = Đã dừng. Các câu trả lời đã lưu vẫn còn. Gõ “tiếp tục” để làm tiếp.
not-in-form = Hiện không có biểu mẫu nào đang nhập. Gõ “lĩnh vực” để chọn lĩnh vực được phân công.
not-understood = Hệ thống chưa hiểu nội dung này. Gõ “lĩnh vực” để chọn lĩnh vực hoặc “trợ giúp” để xem các lệnh.
stranger = Hệ thống chưa nhận ra tài khoản này. Đề nghị mở đường liên kết mời hoặc gửi mã mời do Thư ký đoàn cung cấp.
open-private = Mở trò chuyện riêng
only-private = Nội dung kiểm tra chỉ trao đổi trong cuộc trò chuyện riêng với Hệ thống.
not-allowed = Chức năng này không thuộc vai trò được giao trong cuộc kiểm tra.
failed-update = Hệ thống chưa xử lý được tin nhắn vừa rồi và chưa lưu nội dung đó. Đề nghị gửi lại; nếu vẫn lỗi, đề nghị báo quản trị viên hệ thống.

## Command menu

command-help = Trợ giúp
command-areas = Chọn lĩnh vực được phân công
command-continue = Tiếp tục biểu mẫu đang nhập dở
command-status = Tiến độ các lĩnh vực
command-summary = Báo cáo tổng hợp PDF (Trưởng đoàn)
command-findings = Danh sách tồn tại, hạn chế
command-cancel = Dừng thao tác đang làm
