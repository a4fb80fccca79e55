Here is the function:

> define i64 @count_bits(i64 %value) {
> entry:
>   %n = call i64 @llvm.ctpop.i64(i64 %value)
>   ret i64 %n
> }
>
> declare i64 @llvm.ctpop.i64(i64)
