using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Engine.Calendar;

/// <summary>
/// The last day on which something that was promised may still come. Made once, by <see cref="WorkingDays.Promise(DateTimeOffset, int, int)"/>,
/// and stored: a later change of the calendar does not move a promise. Map it with <c>HasConversion&lt;PromisedDateConverter&gt;()</c>.
/// </summary>
[JsonConverter(typeof(PromisedDateJson))]
public readonly record struct PromisedDate(DateOnly Date) : IComparable<PromisedDate>
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    /// <summary>True from the day after the promised one.</summary>
    public bool IsBroken(DateOnly today) => today > Date;

    public int CompareTo(PromisedDate other) => Date.CompareTo(other.Date);

    /// <summary>"uiterlijk woensdag 3 december 2026"</summary>
    public override string ToString() => string.Create(Dutch, $"uiterlijk {Date:dddd d MMMM yyyy}");
}

/// <summary>Stores a promise as a plain date.</summary>
public sealed class PromisedDateConverter() : ValueConverter<PromisedDate, DateOnly>(promise => promise.Date, date => new PromisedDate(date));

internal sealed class PromisedDateJson : JsonConverter<PromisedDate>
{
    public override PromisedDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<DateOnly>(ref reader, options));

    public override void Write(Utf8JsonWriter writer, PromisedDate value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Date, options);
}
