// Everything of the runtime for users: build, validate, pool, observe. Generated headers include glue.hpp by themselves.
#pragma once

#include <ufb/aggregate.hpp>
#include <ufb/arena.hpp>
#include <ufb/batches.hpp>
#include <ufb/build.hpp>
#include <ufb/catalogue.hpp>
#include <ufb/draft.hpp>
#include <ufb/errors.hpp>
#include <ufb/fields.hpp>
#include <ufb/lines.hpp>
#include <ufb/memory_limit.hpp>
#include <ufb/memory_usage.hpp>
#include <ufb/pool.hpp>
#include <ufb/pool_allocator.hpp>
#include <ufb/pool_resource.hpp>
#include <ufb/pool_stats.hpp>
#include <ufb/pooled_shared.hpp>
#include <ufb/progress.hpp>
#include <ufb/reflect.hpp>
#include <ufb/result.hpp>
#include <ufb/rule.hpp>
#include <ufb/schema.hpp>
#include <ufb/stream.hpp>
#include <ufb/track_memory.hpp>
#include <ufb/trim_memory.hpp>
#include <ufb/validate.hpp>
