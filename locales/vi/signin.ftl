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
step-up-none = Lần này hệ thống cho phép { $deed } mà không xác nhận thêm, và có ghi lại.
step-up-impossible = Cơ quan yêu cầu xác nhận bằng kênh thứ hai trước khi { $deed }, mà tài khoản chưa có. Việc này chưa được thực hiện.
step-up-how = Để có bước xác nhận thứ hai, gõ “liên kết” và mở kênh khác, hoặc gõ “cài đặt” trên trang trò chuyện để tạo khóa truy cập.
button-step-up-passkey = Xác nhận bằng khóa truy cập
button-step-up-again = Gửi mã mới đến { $channel }
button-step-up-way = Gửi mã đến { $channel }
