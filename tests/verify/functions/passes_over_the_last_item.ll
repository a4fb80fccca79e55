; signature: maximum(items: [i64]) -> i64
; where: len(items) > 0
; example: maximum([3, 1, 2]) == 3
; oracle: def maximum(items):
; oracle:     return max(items)
; verdict: rejected: `maximum([0, 1])` gives 0, expected 1
; call: maximum([0, 1])
define i64 @maximum(ptr %items, i64 %items_count) {
entry:
  %first = load i64, ptr %items
  %last = sub i64 %items_count, 1
  br label %next

next:
  %index = phi i64 [ 1, %entry ], [ %index_now, %step ]
  %best = phi i64 [ %first, %entry ], [ %best_now, %step ]
  %is_more = icmp ult i64 %index, %last
  br i1 %is_more, label %step, label %end

step:
  %place = getelementptr i64, ptr %items, i64 %index
  %item = load i64, ptr %place
  %is_better = icmp sgt i64 %item, %best
  %best_now = select i1 %is_better, i64 %item, i64 %best
  %index_now = add i64 %index, 1
  br label %next

end:
  ret i64 %best
}
