; Function Attrs: nounwind
declare i64 @number_format_i64(i64 noundef, ptr noundef, i64 noundef) #1

; Function Attrs: noinline nounwind optnone uwtable
define dso_local i64 @format_sum(i64 noundef %a, i64 noundef %b, ptr noundef %out, i64 noundef %cap) #0 {
entry:
  %add = add nsw i64 %a, %b
  %call = call i64 @number_format_i64(i64 noundef %add, ptr noundef %out, i64 noundef %cap) #2
  ret i64 %call
}
