import logging


def ask(session, spark, bigquery, conn, table):
    session.sql("SELECT SNOWFLAKE.CORTEX.COMPLETE('mistral-large', 'hi')").collect()  # ref: mistral-large call_argument [snowflake]
    session.sql(f"""
        SELECT 'é', {table}.body, {{}} -- AI_COMPLETE('llama3.1-8b', 'not this one')
        FROM {table} WHERE ai_complete('claude-3-5-sonnet', 'Is it?')""")  # ref: claude-3-5-sonnet call_argument [snowflake]
    spark.sql('SELECT ai_query(\'databricks-meta-llama-3-1-70b-instruct\', x) FROM t')  # ref: databricks-meta-llama-3-1-70b-instruct call_argument [databricks]
    spark.selectExpr("ai_query('databricks-meta-llama-3-1-405b-instruct',x)")  # ref: databricks-meta-llama-3-1-405b-instruct call_argument [databricks]
    spark.selectExpr("ai_query('our-own-endpoint', x)")
    bigquery.query("""
        CREATE OR REPLACE MODEL `shop.model` REMOTE WITH CONNECTION `us.vertex`
        OPTIONS (ENDPOINT = 'gemini-1.5-pro-002')""")  # ref: gemini-1.5-pro-002 call_argument [vertex]
    bigquery.query(
        "SELECT AI.GENERATE(prompt, connection_id => 'us.vertex',"
        " endpoint => 'gemini-2.0-flash').result"  # ref: gemini-2.0-flash call_argument [vertex]
    )
    conn.execute("SELECT ai.openai_chat_complete('gpt-4-32k', jsonb_build_array(%s))", (table,))  # ref: gpt-4-32k call_argument [openai]
    conn.execute("SELECT ai.create_vectorizer(x, embedding => ai.embedding_openai('text-embedding-ada-002', 768))")  # ref: text-embedding-ada-002 call_argument [openai]
    conn.execute("CREATE MODEL answers PREDICT y USING engine = 'openai', model_name = 'gpt-4-32k'")  # ref: gpt-4-32k call_argument [openai]
    conn.execute("CREATE FUNCTION Chat IMPL 'chat.py' TYPE OpenAI MODEL 'gpt-3.5-turbo'")  # ref: gpt-3.5-turbo call_argument [openai]
    conn.execute("SELECT name FROM models WHERE model = 'gpt-4-32k' AND created < now()")
    logging.info("the type openai has no model 'gpt-4-32k' (see ai_query)")
