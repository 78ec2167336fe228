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

help-title = Các lệnh (gõ bằng chữ, có dấu hoặc không dấu đều được):
help-end = Câu trả lời được lưu ngay, có thể dừng lúc nào cũng được.
cancelled = Đã dừng. Các câu trả lời đã lưu vẫn còn. Gõ “tiếp tục” để làm tiếp.
not-in-form = Hiện không có biểu mẫu nào đang nhập. Gõ “lĩnh vực” để chọn lĩnh vực được phân công.
not-understood = Hệ thống chưa hiểu nội dung này. Gõ “lĩnh vực” để chọn lĩnh vực hoặc “trợ giúp” để xem các lệnh.
stranger = Hệ thống chưa nhận ra tài khoản này. Đề nghị mở đường liên kết mời hoặc gửi mã mời do Thư ký đoàn cung cấp.
open-private = Mở trò chuyện riêng
only-private = Nội dung kiểm tra chỉ trao đổi trong cuộc trò chuyện riêng với Hệ thống.
not-allowed = Chức năng này không thuộc vai trò được giao trong cuộc kiểm tra.
outage-begins = Hệ thống đang tạm gián đoạn, nội dung vừa gửi chưa được lưu. Hệ thống sẽ báo khi hoạt động lại.
outage-over = Hệ thống đã hoạt động lại.
failed-update = Hệ thống chưa xử lý được tin nhắn vừa rồi và chưa lưu nội dung đó. Đề nghị gửi lại; nếu vẫn lỗi, đề nghị báo quản trị viên hệ thống.
asked-to-wait = Tài khoản này gửi quá nhiều tin trong thời gian ngắn, tin vừa rồi chưa được xử lý. Đề nghị chờ { $minutes } phút rồi gửi lại.

## Commands: what each is for, in the help and in a menu

command-start = xem phần việc được giao; kèm mã mời để đăng ký
command-help = xem các lệnh dùng được
command-areas = chọn lĩnh vực được phân công
command-continue = tiếp tục biểu mẫu đang nhập dở
command-back = về câu trước
command-skip = bỏ qua câu không bắt buộc
command-submit = nộp kết quả lĩnh vực đang nhập
command-edit = sửa câu trả lời theo số của câu
command-delete = xóa một mục khi xem danh sách các mục
command-note = ghi chú cho câu trả lời
command-status = tiến độ các lĩnh vực
command-summary = báo cáo tổng hợp (PDF)
command-minutes = biên bản kiểm tra
command-correct = đính chính câu trả lời sau kết luận
command-conclusion = dự thảo thông báo kết luận
command-papers = số, ngày, bản ký của các văn bản
command-template = mẫu văn bản của cơ quan
command-findings = danh sách tồn tại, hạn chế
command-remedy = nội dung cần khắc phục, báo cáo kết quả
command-remediation = theo dõi khắc phục, mở phúc tra
command-calendar = ngày nghỉ, ngày làm bù dùng để tính thời hạn
command-settings = ngôn ngữ, kênh nhận thông báo, thư điện tử
command-privacy = thông báo về xử lý dữ liệu cá nhân
command-mydata = dữ liệu đang lưu về mình, nhận bản sao, yêu cầu xóa
command-link = làm tiếp trên kênh khác (Zalo, Telegram, web)
command-cancel = dừng thao tác đang làm
