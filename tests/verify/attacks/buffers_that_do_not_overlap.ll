; attack: promise that two pointers to the same item differ
; signature: sum(items: [i32]) -> i64
; example: sum([1, 2, 3]) == 6
; example: sum([]) == 0
; oracle: def sum(items):
; oracle:     total = 0
; oracle:     for item in items:
; oracle:         total += item
; oracle:     return total
; verdict: rejected
define internal i64 @both(ptr noalias %first, ptr noalias %second) noinline {
  %before = load i32, ptr %second
  store i32 7, ptr %first
  %after = load i32, ptr %second
  store i32 %before, ptr %first
  %difference = sub i32 %after, %before
  %wide = sext i32 %difference to i64
  ret i64 %wide
}
define i64 @sum(ptr %items, i64 %items_count) {
  %item = alloca i32
  store i32 7, ptr %item
  %zero = call i64 @both(ptr %item, ptr %item)
  %right = call i64 @right(ptr %items, i64 %items_count)
  %place = alloca i32
  store i32 3, ptr %place
  %four = call i64 @both(ptr %place, ptr %place)
  %less = sub i64 %right, %four
  %result = add i64 %less, %zero
  ret i64 %result
}

define internal i64 @right(ptr %items, i64 %items_count) {
entry:
  br label %loop

loop:
  %index = phi i64 [ 0, %entry ], [ %next, %step ]
  %total = phi i64 [ 0, %entry ], [ %total_now, %step ]
  %more = icmp ult i64 %index, %items_count
  br i1 %more, label %step, label %done

step:
  %from = getelementptr i32, ptr %items, i64 %index
  %item = load i32, ptr %from
  %wide = sext i32 %item to i64
  %total_now = add i64 %total, %wide
  %next = add i64 %index, 1
  br label %loop

done:
  ret i64 %total
}
