using Microsoft.EntityFrameworkCore;

namespace Benchmarks.Bare;

internal sealed class BareContext(DbContextOptions<BareContext> options) : DbContext(options)
{
    public static readonly Guid Contract = new("00000000-0000-0000-0000-000000000001");

    public DbSet<Person> Persons => Set<Person>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<Person>().HasIndex(p => new { p.ContractId, p.SortName, p.Id });

    public static async Task FillAsync(string database, int rows)
    {
        await using var db = new BareContext(new DbContextOptionsBuilder<BareContext>().UseSqlite($"Data Source={database}").Options);
        await db.Database.EnsureCreatedAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL");
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var all = await db.Database.BeginTransactionAsync();
        foreach (var chunk in Enumerable.Range(0, rows).Chunk(5_000))
        {
            db.AddRange(chunk.Select(Person.Make));
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }

        await all.CommitAsync();
    }
}

internal sealed class Person
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ContractId { get; init; }

    public required string SortName { get; init; }

    public required string Name { get; init; }

    public required string Number { get; init; }

    public required string EmployeeNumber { get; init; }

    public required DateOnly Born { get; init; }

    public required DateOnly Start { get; init; }

    public DateOnly? End { get; init; }

    public static Person Make(int i) => new()
    {
        ContractId = i % 4 == 0 ? BareContext.Contract : new Guid(i % 4, 0, 0, new byte[8]),
        SortName = $"naam{i % 7919:D5}, a.{i}",
        Name = $"A.B. van Naam{i % 7919:D5}",
        Number = $"{100_000_000 + i}",
        EmployeeNumber = $"W{i:D6}",
        Born = new DateOnly(1960, 1, 1).AddDays(i % 15_000),
        Start = new DateOnly(2020, 1, 1).AddDays(i % 1_000),
        End = i % 9 == 0 ? new DateOnly(2026, 1, 31) : null,
    };
}
