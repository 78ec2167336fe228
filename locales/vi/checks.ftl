# What is odd about answers and findings taken together.

rating-good_serious = Đánh giá chung là “{ $rating }” trong khi lĩnh vực có tồn tại mức nghiêm trọng.
rating-limited_none = Đánh giá chung là “{ $rating }” trong khi lĩnh vực chưa có tồn tại nào.
review-doubt = Đề nghị xem lại câu { $number }: { $doubt }
findings-doubt = { $area }, câu { $number }: { $doubt }
findings-unsupported = Đã xác nhận nhưng số liệu hiện nay không còn là căn cứ: số { $numbers }. Gõ “tồn tại” và số để xem lại.
findings-look-again = Cần xem lại
summary-look-again = Có { $count } nội dung cần xem lại trước khi ký báo cáo: gõ “tồn tại”.
as-of-outside = Ngày này nằm ngoài kỳ số liệu của cuộc kiểm tra (từ { $from } đến { $to }). Nếu nhầm, đề nghị sửa lại.
edit-hidden = Câu { $number } không được hỏi với các câu trả lời hiện nay.
edit-hidden-answer = Câu { $number } không được hỏi với các câu trả lời hiện nay. Câu trả lời đã ghi ({ $value }) được giữ lại nhưng không tính. Muốn dùng lại, đề nghị sửa câu quyết định việc hỏi.
