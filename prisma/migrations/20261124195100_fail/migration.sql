-- Lets a statement that goes along with its COMMIT roll everything back: it fails by itself.
-- SQLSTATE KT001: the update was handled elsewhere.
CREATE FUNCTION fail(code TEXT, message TEXT) RETURNS INTEGER LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = code, MESSAGE = message;
END;
$$;
