using Engine.Calendar;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Jobs;

/// <summary>
/// Work that comes back by itself, for every tenant: at each occurrence one node queues one head per tenant, with an empty row id,
/// for the <see cref="JobHandler"/> of this kind. Register it as a singleton beside its handler. An occurrence that no node was up
/// for is made up once, however many were missed.
/// </summary>
public sealed record RecurringJob(string Kind, Recurrence Recurrence);

/// <summary>When work comes back.</summary>
public abstract record Recurrence
{
    /// <summary>The first moment after another one.</summary>
    public abstract DateTimeOffset Next(DateTimeOffset after);

    public static Recurrence Every(TimeSpan interval) => new Interval(interval);

    /// <summary>Every day when Dutch clocks show this time.</summary>
    public static Recurrence Daily(TimeOnly time) => new DailyAt(time);

    private sealed record Interval(TimeSpan Length) : Recurrence
    {
        public override DateTimeOffset Next(DateTimeOffset after) => after + Length;
    }

    private sealed record DailyAt(TimeOnly Time) : Recurrence
    {
        public override DateTimeOffset Next(DateTimeOffset after)
        {
            var today = DutchTime.DateOf(after);
            var moment = DutchTime.At(today, Time);
            return moment > after ? moment : DutchTime.At(today.AddDays(1), Time);
        }
    }
}

/// <summary>When a kind of recurring work is due next.</summary>
[PlatformWide("one node queues an occurrence for all tenants of a database")]
public sealed class RecurringOccurrence
{
    public required string Kind { get; init; }

    public required DateTimeOffset Due { get; set; }
}

internal sealed class RecurringOccurrenceMapping : IEntityTypeConfiguration<RecurringOccurrence>
{
    public void Configure(EntityTypeBuilder<RecurringOccurrence> entity)
    {
        entity.ToTable("RecurringOccurrences");
        entity.HasKey(o => o.Kind);
        entity.Property(o => o.Kind).HasMaxLength(60).IsUnicode(false);
    }
}
