namespace Engine.Data;

/// <summary>Writes many new rows at the speed of the database, past the change tracker and not past the tenant: rows get the current one.</summary>
public abstract class BulkInsert
{
    /// <summary>Writes in the transaction that is open on the scope's context, or else in one of its own.</summary>
    /// <param name="rows">Read once, in order, so they may be made up on the way. Rows that others refer to are written first.</param>
    /// <returns>Number of rows written.</returns>
    /// <exception cref="InvalidOperationException">There is no tenant, or the entity has nested values.</exception>
    /// <exception cref="Microsoft.EntityFrameworkCore.DbUpdateException">
    /// The database refused a row, as of a save: <see cref="PortalDbContext.IsDouble"/> tells whether it was there already.
    /// </exception>
    public abstract Task<int> WriteAsync<TEntity>(IEnumerable<TEntity> rows, CancellationToken cancellation) where TEntity : class;
}
