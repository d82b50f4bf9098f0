-- Reads KEY=VALUE files the way CrowdSec's Lua programs are known to: with Lua's own line reader and patterns. A line that
-- begins with # is a comment, the name ends at the first =, blanks around both are dropped.
--
-- Arguments: files. Prints, for each setting, three lines: the number of the file, the name, the value.
for number, path in ipairs(arg) do
	for line in io.lines(path) do
		if not line:find("^%s*#") then
			local name, value = line:match("^%s*([^=]-)%s*=%s*(.-)%s*$")
			if name then
				print(number)
				print(name)
				print(value)
			end
		end
	end
end
