# Second factor of those who decide: "đồng chí" in the team; most of it addresses nobody.

step-up-deed-conclude = gửi kết luận đến đơn vị
step-up-deed-numberPaper = ghi số văn bản
step-up-deed-publishForm = đưa biểu mẫu vào sử dụng
step-up-deed-removeMember = đưa một người ra khỏi Đoàn kiểm tra
step-up-deed-ownAccounts = thay đổi kênh hoặc khóa truy cập của tài khoản

step-up-ask = Để { $deed }, đề nghị đồng chí xác nhận thêm một bước. Nội dung đã nhập vẫn được giữ.
step-up-code-sent = Để { $deed }, đề nghị đồng chí nhập mã 6 chữ số vừa gửi đến { $channel }. Mã có hiệu lực trong 5 phút; nội dung đã nhập vẫn được giữ.
step-up-code = Mã xác nhận: { $code }
    Mã này chỉ dùng để { $deed } trên { $channel }, trong 5 phút. Đề nghị không chuyển cho người khác. Nếu không phải do chính mình thực hiện, gõ “cài đặt” để gỡ kênh lạ và báo quản trị viên hệ thống.
step-up-code-subject = Mã xác nhận
step-up-not-a-code = Bước này cần mã gồm 6 chữ số hoặc chọn một nút.
step-up-wrong = Mã chưa đúng, còn { $left } lần nhập.
step-up-dead = Mã đã hết hạn, đã dùng hoặc nhập sai nhiều lần. Chọn “Gửi mã mới” để nhận mã khác.
step-up-same-chat = Mã phải được nhập ở kênh khác với kênh nhận mã, nên mã vừa nhập không được tính.
step-up-too-many = Đã gửi nhiều mã xác nhận. Đề nghị thử lại sau một giờ.
step-up-way-gone = Kênh này không còn nhận được mã. Đề nghị chọn kênh khác.
step-up-passkey-not = Chưa xác nhận được bằng khóa truy cập. Khóa chỉ dùng được trên trang trò chuyện, ở thiết bị đã tạo khóa.
step-up-stopped = Việc này chưa được thực hiện.
step-up-none = Lần này Hệ thống cho phép { $deed } mà không xác nhận thêm, và có ghi lại.
step-up-impossible = Cơ quan yêu cầu xác nhận bằng kênh thứ hai trước khi { $deed }, mà tài khoản chưa có. Việc này chưa được thực hiện.
step-up-how = Để có bước xác nhận thứ hai, gõ “liên kết” và mở kênh khác, hoặc gõ “cài đặt” trên trang trò chuyện để tạo khóa truy cập.
step-up-link-sent = Mã để liên kết kênh khác đã gửi đến kênh thứ hai của đồng chí. Đề nghị xem mã ở đó.
step-up-how-required = Đề nghị quản trị viên hệ thống cấp thêm một mã mời và mở mã đó ở một kênh khác.
button-step-up-passkey = Xác nhận bằng khóa truy cập
button-step-up-again = Gửi mã mới đến { $channel }
button-step-up-way = Gửi mã đến { $channel }

## Passkeys

settings-passkey = Khóa truy cập: { $device }, tạo ngày { $date }
settings-passkey-unknown = thiết bị không rõ
settings-passkey-add = Tạo khóa truy cập
settings-passkey-remove = Gỡ khóa truy cập: { $device }
settings-passkey-removed = ✓ Đã gỡ khóa truy cập.
settings-passkey-gone = Khóa truy cập này không còn trong tài khoản. Gõ “cài đặt” để xem lại.
passkey-ask = Khóa truy cập dùng để đăng nhập và xác nhận trên thiết bị này, mở bằng vân tay, khuôn mặt hoặc mã khóa màn hình. Chọn nút dưới đây rồi làm theo hướng dẫn của thiết bị.
button-passkey-add = Tạo khóa trên thiết bị này
passkey-added = ✓ Đã tạo khóa truy cập. Gõ “cài đặt” để xem hoặc gỡ khóa.
passkey-not-added = Chưa có khóa mới. Khóa chỉ tạo được trên trang trò chuyện, bằng nút “Tạo khóa trên thiết bị này”.
web-passkey-sign-in = Đăng nhập bằng khóa truy cập
web-passkey-unsupported = Trình duyệt hoặc địa chỉ này không dùng được khóa truy cập. Đề nghị dùng cách khác.
web-passkey-known = Thiết bị này đã có khóa truy cập.
web-passkey-stopped = Chưa dùng được khóa truy cập. Có thể thử lại hoặc dùng cách khác.
web-error-passkey-not_confirmed = Đề nghị xác nhận bằng kênh thứ hai trước khi tạo khóa truy cập: gõ “cài đặt” rồi chọn “Tạo khóa truy cập”.
web-error-passkey-too_many = Tài khoản đã có nhiều khóa truy cập. Đề nghị gỡ bớt khóa không dùng rồi tạo lại.
web-error-passkey-expired = Yêu cầu này đã quá hạn hoặc đã được dùng. Đề nghị thử lại.
web-error-passkey-unknown = Khóa truy cập này không có trong hệ thống hoặc đã được gỡ. Đề nghị đăng nhập bằng đường liên kết.
web-error-passkey-foreign = Khóa truy cập này là của người khác nên không dùng được ở đây.
web-error-passkey-wrong = Khóa truy cập chưa được chấp nhận. Đề nghị thử lại bằng vân tay, khuôn mặt hoặc mã khóa màn hình.
web-error-passkey-copied = Khóa truy cập này có dấu hiệu đã bị sao chép nên không được dùng nữa. Đề nghị báo quản trị viên hệ thống để gỡ khóa.
web-error-passkey-known = Thiết bị này đã có khóa truy cập.

## The agency's own sign-in

web-agency-sign-in = Đăng nhập bằng tài khoản cơ quan
web-agency-away-title = Chưa đăng nhập được
web-agency-away = Hệ thống đăng nhập của cơ quan hiện không trả lời. Đề nghị thử lại sau ít phút hoặc dùng đường liên kết riêng.
web-agency-stopped-title = Chưa đăng nhập
web-agency-stopped = Việc đăng nhập bằng tài khoản cơ quan đã dừng hoặc không được đồng ý.
web-agency-clock-title = Chưa đăng nhập được
web-agency-clock = Giờ của hệ thống đăng nhập cơ quan và của máy chủ này lệch nhau nên chưa thể chấp nhận. Đề nghị báo quản trị viên hệ thống kiểm tra đồng hồ.
web-agency-refused-title = Chưa đăng nhập được
web-agency-refused = Câu trả lời của hệ thống đăng nhập cơ quan không hợp lệ nên không được chấp nhận. Đề nghị thử lại; nếu vẫn như vậy, báo quản trị viên hệ thống.
web-agency-no_claim-title = Chưa đăng nhập được
web-agency-no_claim = Hệ thống đăng nhập của cơ quan không cho biết thông tin dùng để nhận ra tài khoản. Đề nghị báo quản trị viên hệ thống.
web-agency-unknown-title = Chưa có tài khoản
web-agency-unknown = Tài khoản cơ quan này chưa được gắn với người nào trong hệ thống kiểm tra. Đề nghị liên hệ Thư ký đoàn hoặc quản trị viên hệ thống.
web-agency-several-title = Chưa đăng nhập được
web-agency-several = Địa chỉ thư của tài khoản cơ quan này đang ghi cho nhiều người nên không xác định được là ai. Đề nghị báo quản trị viên hệ thống.
web-agency-late-title = Chưa đăng nhập được
web-agency-late = Lần đăng nhập này đã quá hạn hoặc được bắt đầu ở trình duyệt khác. Đề nghị mở lại trang trò chuyện và đăng nhập lại.
