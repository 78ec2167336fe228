# Ai tham gia cuộc kiểm tra, và khi nào cuộc kiểm tra kết thúc

told-removed = Đồng chí không còn tham gia cuộc kiểm tra tại { $unit } ngày { $date }. Số liệu đồng chí đã nhập vẫn được lưu.
told-removed-unit = Anh/Chị không còn tham gia cuộc kiểm tra tại { $unit } ngày { $date }. Nội dung Anh/Chị đã báo cáo vẫn được lưu.
told-member-removed = { $name } không còn tham gia cuộc kiểm tra tại { $unit } ngày { $date }.
told-inspection-closed = Cuộc kiểm tra tại { $unit } ngày { $date } đã kết thúc. Văn bản và minh chứng vẫn được lưu để tra cứu.
told-inspection-closed-unit = Kính gửi Quý đơn vị. Cuộc kiểm tra tại { $unit } ngày { $date } đã kết thúc. Quý đơn vị không phải báo cáo thêm trên Hệ thống.

role-lead = Trưởng đoàn
role-deputy = Phó Trưởng đoàn
role-secretary = Thư ký đoàn
role-member = thành viên
role-standing_agency = cơ quan thường trực CCHC
role-unit_head = thủ trưởng đơn vị được kiểm tra
role-unit_contact = đầu mối của đơn vị
role-assignee = người phụ trách khắc phục
person-with-roles = { $name } ({ $roles })
nothing-changed = Chưa có gì thay đổi.

team-unknown-person = Người này không còn vai trò đó trong cuộc kiểm tra. Chưa có gì thay đổi.
team-last-lead = Đoàn kiểm tra phải có Trưởng đoàn. Đề nghị giao vai trò Trưởng đoàn cho người khác trước, bằng “đổi vai trò”.
team-last-of-unit = Đơn vị được kiểm tra phải còn ít nhất một người đại diện. Đề nghị cử người thay trước.

## Rút khỏi cuộc kiểm tra

command-leave = rút một người khỏi cuộc kiểm tra, hoặc tự xin rút
leave-whom = Rút ai khỏi cuộc kiểm tra tại { $unit } ({ $date })?
leave-myself = Tôi xin rút
leave-to = Ai nhận lại phần việc của { $name }: { $work }?
leave-points = nội dung khắc phục số { $numbers }
leave-no-taker = Chưa có ai nhận lại được: { $work }. Đề nghị bổ sung người thay trước.
leave-why = Đề nghị ghi lý do rút { $name } khỏi cuộc kiểm tra. Lý do được báo cho người đó và lưu trong nhật ký.
leave-why-self = Đề nghị ghi lý do xin rút. Lý do được báo cho Trưởng đoàn và lưu trong nhật ký.
leave-sure = Rút { $name } khỏi cuộc kiểm tra tại { $unit } ({ $date })?
leave-sure-self = Đồng chí xin rút khỏi cuộc kiểm tra tại { $unit } ({ $date })?
leave-sure-self-unit = Anh/Chị xin rút khỏi cuộc kiểm tra tại { $unit } ({ $date })?
leave-ends = Không xem và không nhập được gì trong cuộc kiểm tra này nữa; mã mời chưa dùng không còn hiệu lực
leave-keeps = Nội dung đã nhập vẫn được lưu nguyên
leave-goes-to = Chuyển cho { $name }: { $work }
leave-yes = Đúng, rút
leave-no = Giữ nguyên
leave-done = ✓ { $name } không còn tham gia cuộc kiểm tra tại { $unit } ({ $date }).
leave-changed = Phần việc vừa thay đổi nên chưa rút được. Đề nghị làm lại bằng “rút khỏi đoàn”.
told-reason = Lý do: { $reason }
told-member-left = { $name } đã xin rút khỏi cuộc kiểm tra tại { $unit } ngày { $date }.

## Vai trò

command-role = đổi vai trò của một người trong cuộc kiểm tra
role-whose = Đổi vai trò của ai trong cuộc kiểm tra tại { $unit } ({ $date })?
role-which = { $name } chuyển sang vai trò nào?
role-sure = Chuyển { $name } từ { $from } sang { $to }?
    Quyền theo vai trò cũ kết thúc ngay. Nội dung đã nhập và lĩnh vực được phân công vẫn giữ nguyên.
role-yes = Đúng, chuyển
role-done = ✓ Vai trò của { $name }: { $role }.
role-has-it = Người này đã có vai trò đó. Chưa có gì thay đổi.
role-areas-open = Vai trò mới không nhập số liệu. Đề nghị giao các lĩnh vực cho người khác trước.
told-role = Vai trò của đồng chí trong cuộc kiểm tra tại { $unit } ngày { $date } nay là: { $role }.
told-role-unit = Vai trò của Anh/Chị trong cuộc kiểm tra tại { $unit } ngày { $date } nay là: { $role }.
told-member-role = { $name } chuyển từ { $from } sang { $role } trong cuộc kiểm tra tại { $unit } ngày { $date }.
