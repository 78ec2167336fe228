# Texts of the conversation. One thought a message, at most one question.

question-position = Câu { $number }/{ $total }
answer-saved = ✓ Đã lưu: { $value }
answer-not-a-number = Câu này cần một con số, ví dụ 710 hoặc 1.250. Nếu đơn vị không có số liệu, chọn nút bên dưới.
