using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Schema;

internal sealed class UtcTicksConverter()
    : ValueConverter<DateTimeOffset, long>(moment => moment.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
