## A person's own data: what is held, a copy, erasure.

mydata-title = Dữ liệu của tôi
mydata-person = Họ tên: { $name }. Cơ quan xử lý: { $agency }.
mydata-email = Thư điện tử: { $email }
mydata-counts = Đang lưu: { $roles } vai trò, { $accounts } kênh, { $messages } tin nhắn, { $answers } lần trả lời, { $evidence } minh chứng, { $acts } dòng nhật ký.
mydata-how = Có thể nhận bản sao toàn bộ, hoặc yêu cầu xóa những gì pháp luật cho phép xóa. Sửa họ tên, chức vụ: đề nghị liên hệ { $officer }.
mydata-officer-secretary = Thư ký đoàn
mydata-copy = Nhận bản sao dữ liệu
mydata-erase = Yêu cầu xóa dữ liệu
mydata-notice = Xem thông báo về dữ liệu
mydata-copy-begun = Đang lập bản sao dữ liệu. Tệp sẽ được gửi vào đây; bản trong Hệ thống tự xóa sau { $days } ngày.
mydata-copy-caption = Bản sao dữ liệu cá nhân
mydata-copy-failed = Chưa lập được bản sao dữ liệu. Đề nghị thử lại sau.
mydata-erase-sure = Yêu cầu xóa dữ liệu của mình? Tài khoản trò chuyện, thư điện tử, tin nhắn, bản nháp sẽ bị xóa. Họ tên trong văn bản, câu trả lời và nhật ký của cuộc kiểm tra được giữ theo Luật Lưu trữ.
mydata-erase-yes = Gửi yêu cầu xóa
mydata-erase-no = Không xóa
mydata-erase-noted = ✓ Đã ghi nhận yêu cầu xóa. Trả lời trước ngày { $answerBy }, thực hiện trước ngày { $doBy }.
mydata-sheet-person = Người
mydata-sheet-roles = Vai trò
mydata-sheet-accounts = Kênh
mydata-sheet-sessions = Phiên web
mydata-sheet-messages = Tin nhắn
mydata-sheet-answers = Câu trả lời
mydata-sheet-evidence = Minh chứng
mydata-sheet-remediation = Khắc phục
mydata-sheet-acts = Nhật ký
mydata-sheet-requests = Yêu cầu
