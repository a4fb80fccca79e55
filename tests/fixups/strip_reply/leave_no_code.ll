I'm sorry, I can't do that.

```python
print(1)
```
