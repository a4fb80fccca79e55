%point = type { i64, i64 }

define internal void @set_point(ptr %p, i64 %x, i64 %y) {
  %x_field = getelementptr inbounds %point, ptr %p, i32 0, i32 0
  store i64 %x, ptr %x_field, align 8
  %y_field = getelementptr inbounds %point, ptr %p, i32 0, i32 1
  store i64 %y, ptr %y_field, align 8
  ret void
}

define internal i64 @field_distance(ptr %a, ptr %b, i64 %field) {
entry:
  %a_place = getelementptr inbounds i64, ptr %a, i64 %field
  %b_place = getelementptr inbounds i64, ptr %b, i64 %field
  %a_value = load i64, ptr %a_place, align 8
  %b_value = load i64, ptr %b_place, align 8
  %difference = sub i64 %a_value, %b_value
  %is_negative = icmp slt i64 %difference, 0
  %opposite = sub i64 0, %difference
  %result = select i1 %is_negative, i64 %opposite, i64 %difference
  ret i64 %result
}

define i64 @point_distance(i64 %x1, i64 %y1, i64 %x2, i64 %y2) {
entry:
  %a = alloca %point, align 8
  %b = alloca %point, align 8
  call void @set_point(ptr %a, i64 %x1, i64 %y1)
  call void @set_point(ptr %b, i64 %x2, i64 %y2)
  %dx = call i64 @field_distance(ptr %a, ptr %b, i64 0)
  %dy = call i64 @field_distance(ptr %a, ptr %b, i64 1)
  %sum = add i64 %dx, %dy
  ret i64 %sum
}
