# Ai tham gia cuộc kiểm tra, và khi nào cuộc kiểm tra kết thúc

told-removed = Đồng chí không còn tham gia cuộc kiểm tra tại { $unit } ngày { $date }. Số liệu đồng chí đã nhập vẫn được lưu.
told-removed-unit = Anh/Chị không còn tham gia cuộc kiểm tra tại { $unit } ngày { $date }. Nội dung Anh/Chị đã báo cáo vẫn được lưu.
told-member-removed = { $name } không còn tham gia cuộc kiểm tra tại { $unit } ngày { $date }.
told-inspection-closed = Cuộc kiểm tra tại { $unit } ngày { $date } đã kết thúc. Văn bản và minh chứng vẫn được lưu để tra cứu.
told-inspection-closed-unit = Kính gửi Quý đơn vị. Cuộc kiểm tra tại { $unit } ngày { $date } đã kết thúc. Quý đơn vị không phải báo cáo thêm trên Hệ thống.
