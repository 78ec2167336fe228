# Re-inspection (phúc tra): whether what was found the last time has been remedied.

## The form made of the open points

reinspection-form-title = Phúc tra việc khắc phục tồn tại, hạn chế
reinspection-question = Kết quả khắc phục nội dung { $number } “{ $text }”
reinspection-verdict-remedied = Đã khắc phục
reinspection-verdict-partly = Khắc phục một phần
reinspection-verdict-not_remedied = Chưa khắc phục
reinspection-finding-partly = Mới khắc phục một phần tồn tại của lần kiểm tra trước: { $text }
reinspection-finding-not_remedied = Chưa khắc phục tồn tại của lần kiểm tra trước: { $text }

## Opening one

button-reinspect = Mở phúc tra
button-reinspect-open = Mở cuộc phúc tra
button-reinspect-later = Chưa mở
reinspect-ask-unit = Nội dung đang theo dõi thuộc nhiều đơn vị. Phúc tra tại đơn vị nào?
reinspect-ask-day = Phúc tra tại { $unit } ngày nào? Ví dụ { $example }. Gõ “hủy” để dừng.
reinspect-title = Phúc tra tại { $unit }, ngày { $date }
reinspect-points = Nội dung cần kiểm tra lại: { $count }
reinspect-people = Phân công:
reinspect-later = Chưa mở cuộc phúc tra.
reinspect-done = ✓ Đã mở cuộc phúc tra tại { $unit }, ngày { $date }. Đoàn kiểm tra và đơn vị được thông báo. Gõ “lĩnh vực” để xem phần việc của mình.
reinspect-not-enrolled = Chưa đăng ký trong Hệ thống: { $names }. Đề nghị quản trị viên hệ thống cấp mã mời.
reinspect-refused-not_found = Không tìm thấy cuộc kiểm tra này. Chưa có gì thay đổi.
reinspect-refused-not_allowed = Phúc tra do Trưởng đoàn, Phó Trưởng đoàn, Thư ký đoàn hoặc cơ quan thường trực mở. Chưa có gì thay đổi.
reinspect-refused-nothing_open = Không còn nội dung nào đang theo dõi khắc phục để phúc tra. Chưa có gì thay đổi.
reinspect-refused-no_lead = Đoàn kiểm tra không còn Trưởng đoàn trong Hệ thống. Chưa có gì thay đổi.
reinspect-refused-under_way = Cuộc phúc tra tại đơn vị này đã được mở và chưa kết luận. Chưa có gì thay đổi. Gõ “lĩnh vực” để xem.
reinspect-refused-before_the_conclusion = Ngày phúc tra không thể trước ngày kết luận ({ $date }). Chưa có gì thay đổi.
reinspect-refused-too_far = Ngày này quá xa. Đề nghị chọn ngày gần hơn. Chưa có gì thay đổi.
reinspect-refused-unit_ended = { $unit } không còn hoạt động vào ngày này. Đề nghị chuyển nội dung đến đơn vị tiếp nhận trước. Chưa có gì thay đổi.
told-reinspection = Cuộc phúc tra tại { $unit } đã được mở, ngày { $date }. Nội dung kiểm tra lại: { $count }.
told-reinspection-member = Đồng chí được phân công phúc tra tại { $unit }, ngày { $date }. Nội dung kiểm tra lại: { $count }. Gõ “lĩnh vực” để bắt đầu.
told-reinspection-unit = Kính gửi Quý đơn vị. Đoàn kiểm tra sẽ phúc tra việc khắc phục tại { $unit } ngày { $date }. Nội dung kiểm tra lại: { $count }. Đề nghị Quý đơn vị chuẩn bị hồ sơ, tài liệu liên quan.

## What it found

remedy-detail-reinspection = Phúc tra ngày { $date }
remedy-detail-reinspected = Phúc tra ngày { $date }: { $found }
