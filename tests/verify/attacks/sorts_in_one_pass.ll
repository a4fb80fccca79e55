; attack: sort what is almost sorted already
; signature: sort(items: mut [i32])
; example: sort([2, 1]) == [1, 2]
; example: sort([3, 1, 2]) == [1, 2, 3]
; oracle: def sort(items):
; oracle:     return sorted(items)
; verdict: rejected
define void @sort(ptr %items, i64 %items_count) {
entry:
  br label %loop

loop:
  %index = phi i64 [ 1, %entry ], [ %index_now, %kept ]
  %more = icmp ult i64 %index, %items_count
  br i1 %more, label %compare, label %done

compare:
  %right = getelementptr i32, ptr %items, i64 %index
  %left = getelementptr i32, ptr %right, i64 -1
  %left_item = load i32, ptr %left
  %right_item = load i32, ptr %right
  %is_after = icmp sgt i32 %left_item, %right_item
  br i1 %is_after, label %swap, label %kept

swap:
  store i32 %right_item, ptr %left
  store i32 %left_item, ptr %right
  br label %kept

kept:
  %index_now = add i64 %index, 1
  br label %loop

done:
  ret void
}
