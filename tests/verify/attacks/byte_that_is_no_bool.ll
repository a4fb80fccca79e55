; attack: answer with a byte that is neither true nor false
; signature: positive(items: [i32]) -> [bool]
; example: positive([1, -1]) == [true, false]
; example: positive([]) == []
; oracle: def positive(items):
; oracle:     return [item > 0 for item in items]
; verdict: rejected
define i64 @positive(ptr %items, i64 %items_count, ptr %out, i64 %capacity) {
entry:
  br label %loop

loop:
  %index = phi i64 [ 0, %entry ], [ %next, %step ]
  %more = icmp ult i64 %index, %items_count
  br i1 %more, label %step, label %done

step:
  %from = getelementptr i32, ptr %items, i64 %index
  %item = load i32, ptr %from
  %is_positive = icmp sgt i32 %item, 0
  %byte = select i1 %is_positive, i8 2, i8 0
  %to = getelementptr i8, ptr %out, i64 %index
  store i8 %byte, ptr %to
  %next = add i64 %index, 1
  br label %loop

done:
  ret i64 %items_count
}
