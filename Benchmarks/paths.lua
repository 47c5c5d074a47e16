-- Asks for the paths of a file in turn, with the cookie of a session, and says as JSON what came.
local requests, turn = {}, 0

function init(arguments)
   wrk.headers["Cookie"] = arguments[2]
   for path in io.lines(arguments[1]) do
      requests[#requests + 1] = wrk.format("GET", path)
   end
end

function request()
   turn = turn % #requests + 1
   return requests[turn]
end

function done(summary, latency)
   local errors = summary.errors
   io.write(string.format(
      '\n{"requests": %d, "seconds": %.6f, "bytes": %d, "errors": %d, "p50": %.3f, "p99": %.3f}\n',
      summary.requests, summary.duration / 1e6, summary.bytes,
      errors.connect + errors.read + errors.write + errors.status + errors.timeout,
      latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
end
