; Callbacks and integers that never meet are fine, though they lie side by side.
define internal void @run_with(ptr %callback, ptr %data) {
  call void %callback(ptr %data)
  ret void
}

define internal void @hello(ptr %data) {
  ret void
}

define internal i64 @count_of(ptr %pair) {
  %place = getelementptr { ptr, i64 }, ptr %pair, i64 0, i32 1
  %count = load i64, ptr %place
  ret i64 %count
}

define i64 @main(i64 %argc, ptr %argv) {
  %block = inttoptr i64 %argc to ptr
  call void @run_with(ptr @hello, ptr %block)
  %inside = getelementptr i8, ptr %argv, i64 8
  call void @run_with(ptr @hello, ptr %inside)
  %pair = alloca { ptr, i64 }
  store ptr @hello, ptr %pair
  %count_place = getelementptr { ptr, i64 }, ptr %pair, i64 0, i32 1
  store i64 %argc, ptr %count_place
  %handler = load ptr, ptr %pair
  call void %handler(ptr null)
  %count = call i64 @count_of(ptr %pair)
  call void @run_with(ptr null, ptr null)
  ret i64 %count
}
