; signature: sort(items: mut [i32])
; example: sort([3, 1, 2]) == [1, 2, 3]
; oracle: def sort(items):
; oracle:     items.sort()
; property: is_permutation(sort(items), items)
; verdict: accepted
; rests_on: user oracle and properties
define void @sort(ptr %items, i64 %items_count) {
entry:
  br label %outer

outer:
  %end = phi i64 [ %items_count, %entry ], [ %end_now, %outer_next ]
  %is_more = icmp ugt i64 %end, 1
  br i1 %is_more, label %inner, label %done

inner:
  %index = phi i64 [ 1, %outer ], [ %index_now, %inner_next ]
  %before = sub i64 %index, 1
  %left_place = getelementptr i32, ptr %items, i64 %before
  %right_place = getelementptr i32, ptr %items, i64 %index
  %left = load i32, ptr %left_place
  %right = load i32, ptr %right_place
  %is_wrong = icmp sgt i32 %left, %right
  br i1 %is_wrong, label %swap, label %inner_next

swap:
  store i32 %right, ptr %left_place
  store i32 %left, ptr %right_place
  br label %inner_next

inner_next:
  %index_now = add i64 %index, 1
  %is_inside = icmp ult i64 %index_now, %end
  br i1 %is_inside, label %inner, label %outer_next

outer_next:
  %end_now = sub i64 %end, 1
  br label %outer

done:
  ret void
}
