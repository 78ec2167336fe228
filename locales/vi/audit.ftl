# Nhật ký kiểm toán: mã kiểm chứng gửi hằng ngày và sai lệch
audit-codes = Mã kiểm chứng nhật ký đến ngày { $date }:
audit-codes-why = Đề nghị giữ lại tin này, không cần trả lời. Mã chứng minh nhật ký đến thời điểm đó không bị sửa hay cắt bớt.
audit-system-log =
    { $chain ->
        [access] Nhật ký truy cập
       *[other] Nhật ký hệ thống
    }
audit-broken = ⚠ Kiểm tra nhật ký ngày { $date } phát hiện sai lệch
audit-broken-how = Đề nghị báo ngay quản trị viên hệ thống và giữ nguyên hiện trạng; chưa sử dụng số liệu liên quan cho đến khi làm rõ.
audit-bad-entry =
    Mục { $number } của nhật ký { $reason ->
        [missing] không còn: đã bị xóa, hoặc phần cuối nhật ký bị cắt
        [changed] đã bị sửa, hoặc được ghi không đúng khóa
        [unlinked] không nối tiếp mục trước
        [outside] nằm ngoài nhật ký
       *[other] không khớp với mã đã lưu bên ngoài
    }.
audit-bad-record =
    { $kind ->
        [answer] Câu trả lời
        [revision] Lịch sử câu trả lời
        [finding] Tồn tại, hạn chế
        [remediation] Nội dung khắc phục
        [evidence] Tài liệu minh chứng
        [document] Văn bản
        [signed] Văn bản đã ký
       *[other] Cuộc kiểm tra
    } { $name }: { $reason ->
        [missing] nhật ký có ghi nhưng dữ liệu không còn
        [unlogged] có trong dữ liệu nhưng nhật ký không ghi
       *[other] khác với nhật ký
    }.
audit-more-records = … và { $count } mục khác.
