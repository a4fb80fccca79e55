define i64 @one() {
    %r = alloca i64
    store i64 1, ptr %r
end:
    %value = load i64, ptr %r
    ret i64 %value
}
